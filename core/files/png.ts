import { concat, latin1, sizeOf, uint32, type Size } from './bytes'

const signature = '\x89PNG\r\n\x1a\n'
const MAX_SIDE = 0x7fff_ffff

/** What is drawn with (PNG third edition, APNG included). Whatever else a file carries tells of its owner. */
const needed = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

interface Chunk {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** The last chunk may be cut short: half a photo is better than none. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (latin1(bytes, 0, 8) !== signature) return
  let start = 8
  while (start + 8 <= bytes.length) {
    const type = latin1(bytes, start + 4, 4)
    const end = Math.min(start + 12 + uint32(bytes, start), bytes.length)
    yield { type, start, end }
    if (type === 'IEND') return
    start = end
  }
}

const headerSize = (bytes: Uint8Array): Size | null => {
  const isHeader = latin1(bytes, 12, 4) === 'IHDR' && uint32(bytes, 8) === 13
  const [width, height] = [uint32(bytes, 16), uint32(bytes, 20)]
  return isHeader && width <= MAX_SIDE && height <= MAX_SIDE ? sizeOf(width, height) : null
}

export const pngSize = (bytes: Uint8Array): Size | null => {
  for (const { type } of chunksOf(bytes)) if (type === 'IDAT') return headerSize(bytes)
  return null
}

export const stripPng = (bytes: Uint8Array): Uint8Array =>
  concat([
    bytes.subarray(0, 8),
    ...[...chunksOf(bytes)]
      .filter(({ type }) => needed.has(type))
      .map(({ start, end }) => bytes.subarray(start, end)),
  ])
