import { byteAt, concat, latin1, sizeOf, uint16le, uint24le, uint32le, type Size } from './bytes'

/** What is drawn with. Exif, XMP and unknown chunks tell of the owner. */
const needed = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])
const pictures = new Set(['VP8 ', 'VP8L', 'ANMF'])
/** In the first byte of VP8X: Exif 0x08, XMP 0x04. */
const WITHOUT_METADATA = 0xff - 0x08 - 0x04

interface Chunk {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** Up to the end that the RIFF header names; the last chunk may be cut short. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (latin1(bytes, 0, 4) !== 'RIFF' || latin1(bytes, 8, 4) !== 'WEBP') return
  const limit = Math.min(8 + uint32le(bytes, 4), bytes.length)
  let start = 12
  while (start + 8 <= limit) {
    const length = uint32le(bytes, start + 4)
    const end = Math.min(start + 8 + length + (length % 2), limit)
    yield { type: latin1(bytes, start, 4), start, end }
    start = end
  }
}

/** Lossy: a key frame with its start code, 14 bits a side. */
const lossySize = (bytes: Uint8Array, data: number): Size | null => {
  const isKeyFrame = (byteAt(bytes, data) & 1) === 0 && latin1(bytes, data + 3, 3) === '\x9d\x01\x2a'
  return isKeyFrame ? sizeOf(uint16le(bytes, data + 6) & 0x3fff, uint16le(bytes, data + 8) & 0x3fff) : null
}

/** Lossless: sides less one, 14 bits each, packed behind the signature. */
const losslessSize = (bytes: Uint8Array, data: number): Size | null => {
  const packed = uint32le(bytes, data + 1)
  return byteAt(bytes, data) === 0x2f ? sizeOf((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1) : null
}

const sizeIn = (bytes: Uint8Array, { type, start, end }: Chunk): Size | null => {
  const data = start + 8
  if (end - data < 10 && type !== 'VP8L') return null
  if (type === 'VP8X') return sizeOf(uint24le(bytes, data + 4) + 1, uint24le(bytes, data + 7) + 1)
  if (type === 'VP8L') return end - data < 5 ? null : losslessSize(bytes, data)
  return lossySize(bytes, data)
}

/** The first chunk tells the size: the canvas (VP8X), or the picture itself. */
export const webpSize = (bytes: Uint8Array): Size | null => {
  const chunks = [...chunksOf(bytes)]
  const [first] = chunks
  if (!first || !['VP8X', 'VP8L', 'VP8 '].includes(first.type)) return null
  return chunks.some(({ type }) => pictures.has(type)) ? sizeIn(bytes, first) : null
}

const littleEndian = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff)

export const stripWebp = (bytes: Uint8Array): Uint8Array => {
  const parts = [...chunksOf(bytes)]
    .filter(({ type }) => needed.has(type))
    .map(({ type, start, end }) => {
      const part = bytes.slice(start, end)
      if (type === 'VP8X') part[8] = (part[8] ?? 0) & WITHOUT_METADATA
      return part
    })
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return concat([
    bytes.subarray(0, 4),
    Uint8Array.from(littleEndian(length)),
    bytes.subarray(8, 12),
    ...parts,
  ])
}
