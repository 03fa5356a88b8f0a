import { uint32 } from './bytes'
import { boxIn, type Box } from './mp4-boxes'

/** Count and entries of a table that begins behind version and flags; never more than the box holds. */
const tableOf = (bytes: Uint8Array, { data, end }: Box, width: number) => {
  const count = Math.min(uint32(bytes, data + 4), Math.floor((end - data - 8) / width))
  return Array.from({ length: count }, (_, n) => data + 8 + n * width)
}

/** Where each chunk begins (`stco`, or `co64` in large files). */
const chunkOffsets = (bytes: Uint8Array, table: Box): number[] => {
  const narrow = boxIn(bytes, table, 'stco')
  if (narrow) return tableOf(bytes, narrow, 4).map((at) => uint32(bytes, at))
  const wide = boxIn(bytes, table, 'co64')
  return wide
    ? tableOf(bytes, wide, 8).map((at) => uint32(bytes, at) * 0x1_0000_0000 + uint32(bytes, at + 4))
    : []
}

/** Samples in each chunk: runs of chunks share a number (`stsc`). */
const samplesPerChunk = (bytes: Uint8Array, table: Box, chunks: number): number[] => {
  const box = boxIn(bytes, table, 'stsc')
  const runs = box ? tableOf(bytes, box, 12).map((at) => [uint32(bytes, at), uint32(bytes, at + 4)]) : []
  let run = 0
  return Array.from({ length: chunks }, (_, chunk) => {
    while ((runs[run + 1]?.[0] ?? Infinity) <= chunk + 1) run += 1
    return runs[run]?.[1] ?? 0
  })
}

/** The size of sample n: one for all, or a table (`stsz`). */
const sampleSize = (bytes: Uint8Array, table: Box): ((sample: number) => number) => {
  const box = boxIn(bytes, table, 'stsz')
  if (!box) return () => 0
  const same = uint32(bytes, box.data + 4)
  return (sample) => {
    const at = box.data + 12 + sample * 4
    if (same > 0) return same
    return at + 4 <= box.end ? uint32(bytes, at) : 0
  }
}

/** The bytes of the file that a track's samples occupy, chunk by chunk. */
export const samplesOf = (bytes: Uint8Array, track: Box): (readonly [from: number, to: number])[] => {
  const table = boxIn(bytes, track, 'mdia', 'minf', 'stbl')
  if (!table) return []
  const offsets = chunkOffsets(bytes, table)
  const counts = samplesPerChunk(bytes, table, offsets.length)
  const sizeAt = sampleSize(bytes, table)
  let sample = 0
  return offsets.map((from, chunk) => {
    let to = from
    for (const last = sample + (counts[chunk] ?? 0); sample < last && to < bytes.length; sample += 1) {
      to += sizeAt(sample)
    }
    return [from, to] as const
  })
}
