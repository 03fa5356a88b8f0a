import { byteAt, concat, latin1, sizeOf, uint16le, type Size } from './bytes'

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff

/** Applications whose extension is needed to draw: the loop count, the colour profile. */
const neededApplications = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])

interface Block {
  readonly kind: number
  /** Of an extension; -1 otherwise. */
  readonly label: number
  readonly start: number
  readonly end: number
}

/** Bytes of a colour table, if the packed field says that there is one. */
const tableLength = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

/** Behind the sub-blocks that begin at `from`; the end of the file when they are cut short. */
const endOfData = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (byteAt(bytes, at) > 0) at += 1 + byteAt(bytes, at)
  return Math.min(at + 1, bytes.length)
}

const blockAt = (bytes: Uint8Array, start: number): Block | null => {
  const kind = byteAt(bytes, start)
  if (kind === TRAILER) return { kind, label: -1, start, end: start + 1 }
  if (kind === EXTENSION) {
    return { kind, label: byteAt(bytes, start + 1), start, end: endOfData(bytes, start + 2) }
  }
  // Descriptor, colour table, code size, data.
  const data = start + 10 + tableLength(bytes[start + 9] ?? 0) + 1
  return kind === IMAGE && data < bytes.length
    ? { kind, label: -1, start, end: endOfData(bytes, data) }
    : null
}

const isGif = (bytes: Uint8Array): boolean => ['GIF87a', 'GIF89a'].includes(latin1(bytes, 0, 6))
const headLength = (bytes: Uint8Array): number => 13 + tableLength(bytes[10] ?? 0)

function* blocksOf(bytes: Uint8Array): Generator<Block> {
  let block = blockAt(bytes, headLength(bytes))
  while (block) {
    yield block
    block = block.kind === TRAILER ? null : blockAt(bytes, block.end)
  }
}

export const gifSize = (bytes: Uint8Array): Size | null => {
  if (!isGif(bytes)) return null
  for (const { kind } of blocksOf(bytes)) {
    if (kind === IMAGE) return sizeOf(uint16le(bytes, 6), uint16le(bytes, 8))
  }
  return null
}

const isNeeded = (bytes: Uint8Array, { kind, label, start }: Block): boolean => {
  if (kind !== EXTENSION) return true
  if (label === APPLICATION) return neededApplications.has(latin1(bytes, start + 3, 11))
  return label === GRAPHIC_CONTROL
}

export const stripGif = (bytes: Uint8Array): Uint8Array =>
  concat([
    bytes.subarray(0, headLength(bytes)),
    ...[...blocksOf(bytes)]
      .filter((block) => isNeeded(bytes, block))
      .map(({ start, end }) => bytes.subarray(start, end)),
  ])
