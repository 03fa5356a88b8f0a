/** Tiny pictures, built byte by byte: as much of each format as its structure needs. */

export const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
const be16 = (n: number): number[] => [n >> 8, n & 0xff]
const be32 = (n: number): number[] => [...be16(n >>> 16), ...be16(n & 0xffff)]
const le16 = (n: number): number[] => [n & 0xff, n >> 8]
const le24 = (n: number): number[] => [...le16(n & 0xffff), n >> 16]
const le32 = (n: number): number[] => [...le16(n & 0xffff), ...le16(n >>> 16)]

/** Where the photo was taken, as every private part below tells it. */
export const PLACE = 'GPS 30.2741N 120.1551E'

// JPEG

const segment = (marker: number, payload: readonly number[]): number[] => [
  0xff,
  marker,
  ...be16(payload.length + 2),
  ...payload,
]

/** An Exif APP1 with an orientation and a GPS directory, in either byte order. */
export const exif = (orientation: number, order: 'II' | 'MM' = 'II'): number[] => {
  const [n16, n32] = order === 'II' ? [le16, le32] : [be16, be32]
  const entry = (tag: number, type: number, value: number[]) => [
    ...n16(tag),
    ...n16(type),
    ...n32(1),
    ...value,
  ]
  return segment(0xe1, [
    ...ascii('Exif\0\0'),
    ...ascii(order),
    ...n16(42),
    ...n32(8),
    ...n16(2),
    ...entry(0x0112, 3, [...n16(orientation), 0, 0]),
    ...entry(0x8825, 4, n32(38)),
    ...n32(0),
    ...ascii(PLACE),
  ])
}

const jfif = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
const icc = segment(0xe2, [...ascii('ICC_PROFILE\0'), 1, 1, 9, 9])
const adobe = segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 1])
const tables = segment(0xdb, [0, ...Array<number>(64).fill(1)])
const frame = (width: number, height: number) =>
  segment(0xc2, [8, ...be16(height), ...be16(width), 1, 1, 0x11, 0])
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]
const EOI = [0xff, 0xd9]

/** A progressive JPEG of two scans; `metadata` stands before the frame, `tail` behind the end. */
export const jpeg = ({
  width = 40,
  height = 30,
  metadata = [] as number[],
  tail = [] as number[],
} = {}): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8],
    ...jfif,
    ...metadata,
    ...icc,
    ...adobe,
    ...tables,
    ...frame(width, height),
    ...scan,
    ...scan,
    ...EOI,
    ...tail,
  ])

/** Everything in a JPEG that tells of its owner. */
export const jpegSecrets = [
  ...segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`)),
  ...segment(0xe2, ascii(`MPF\0${PLACE}`)),
  ...segment(0xe0, ascii(`JFXX\0${PLACE}`)),
  ...[0xe3, 0xe5, 0xed, 0xef, 0xfe].flatMap((marker) => segment(marker, ascii(PLACE))),
]

// PNG

const crcOf = (bytes: readonly number[]): number => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0)
  }
  return ~crc >>> 0
}

const chunk = (type: string, data: readonly number[]): number[] => {
  const body = [...ascii(type), ...data]
  return [...be32(data.length), ...body, ...be32(crcOf(body))]
}

export const png = ({ width = 40, height = 30, metadata = [] as number[] } = {}): Uint8Array =>
  Uint8Array.from([
    ...ascii('\x89PNG\r\n\x1a\n'),
    ...chunk('IHDR', [...be32(width), ...be32(height), 8, 2, 0, 0, 0]),
    ...chunk('gAMA', be32(45_455)),
    ...metadata,
    ...chunk('IDAT', [0x78, 1, 1, 0, 0]),
    ...metadata,
    ...chunk('IEND', []),
    ...(metadata.length > 0 ? ascii(PLACE) : []),
  ])

export const pngSecrets = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'].flatMap((type) =>
  chunk(type, ascii(PLACE)),
)

// GIF

const subBlocks = (data: readonly number[]): number[] => [data.length, ...data, 0]
const application = (name: string, data: readonly number[]): number[] => [
  ...[0x21, 0xff, 11],
  ...ascii(name),
  ...subBlocks(data),
]
export const gifFrame = [
  ...[0x21, 0xf9, 4, 0, 10, 0, 0, 0],
  ...[0x2c, 0, 0, 0, 0, ...le16(40), ...le16(30), 0, 2],
  ...subBlocks([0x4c, 1]),
]
const gifLoop = application('NETSCAPE2.0', [1, 0, 0])

/** An animation of two frames with a colour table of two. */
export const gif = ({ width = 40, height = 30, metadata = [] as number[] } = {}): Uint8Array =>
  Uint8Array.from([
    ...ascii('GIF89a'),
    ...[...le16(width), ...le16(height), 0x80, 0, 0],
    ...[0, 0, 0, 255, 255, 255],
    ...gifLoop,
    ...metadata,
    ...gifFrame,
    ...metadata,
    ...gifFrame,
    0x3b,
    ...(metadata.length > 0 ? ascii(PLACE) : []),
  ])

export const gifSecrets = [
  ...[0x21, 0xfe],
  ...subBlocks(ascii(PLACE)),
  ...application('XMP DataXMP', ascii(PLACE)),
]

// WebP

const riffChunk = (type: string, data: readonly number[]): number[] => [
  ...ascii(type),
  ...le32(data.length),
  ...data,
  ...(data.length % 2 ? [0] : []),
]
export const riff = (chunks: readonly number[]): Uint8Array =>
  Uint8Array.from([...ascii('RIFF'), ...le32(chunks.length + 4), ...ascii('WEBP'), ...chunks])

export const webpLossy = (width: number, height: number): number[] =>
  riffChunk('VP8 ', [0x10, 0, 0, 0x9d, 1, 0x2a, ...le16(width), ...le16(height), 7])
export const webpLossless = (width: number, height: number): number[] =>
  riffChunk('VP8L', [0x2f, ...le32((width - 1) | ((height - 1) << 14)), 8, 8])

/** The extended form, whose flags announce Exif and XMP when there is metadata. */
export const webp = ({ width = 40, height = 30, metadata = [] as number[] } = {}): Uint8Array =>
  riff([
    ...riffChunk('VP8X', [
      metadata.length > 0 ? 0x2c : 0x20,
      ...[0, 0, 0],
      ...le24(width - 1),
      ...le24(height - 1),
    ]),
    ...riffChunk('ICCP', [1, 2, 3]),
    ...webpLossy(width, height),
    ...metadata,
  ])

export const webpSecrets = ['EXIF', 'XMP ', 'PRIV'].flatMap((type) => riffChunk(type, ascii(PLACE)))
