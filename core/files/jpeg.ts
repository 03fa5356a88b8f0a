import { byteAt, concat, latin1, sizeOf, uint16, type Size } from './bytes'
import { orientationIn, orientationOnly } from './exif'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const DHT = 0xc4
const DAC = 0xcc

/** A marker with its bytes, `start` at its 0xff; a scan holds its coded data. */
interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

/** SOF0–SOF15; 0xc4, 0xc8 and 0xcc mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== 0xc8 && marker !== DAC
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
/** Outside a scan these, or no marker at all (-1, a zero), mean that the file is broken there. */
const isMisplaced = (marker: number): boolean => marker <= 1 || isRestart(marker) || marker === SOI

/** Coded data ends at the first marker that is neither a stuffed zero nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const next = byteAt(bytes, at + 1)
    if (next > 0 && next < 0xff && !isRestart(next)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return bytes.length
}

/** Null at the end of the file, or where it makes no sense. */
const segmentAt = (bytes: Uint8Array, from: number): Segment | null => {
  let start = from
  while (byteAt(bytes, start) === 0xff && byteAt(bytes, start + 1) === 0xff) start += 1
  const marker = byteAt(bytes, start + 1)
  if (byteAt(bytes, start) !== 0xff || isMisplaced(marker)) return null
  if (marker === EOI) return { marker, start, end: start + 2 }
  const length = uint16(bytes, start + 2)
  const end = start + 2 + length
  if (length < 2 || end > bytes.length) return null
  return { marker, start, end: marker === SOS ? endOfScan(bytes, end) : end }
}

function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  if (uint16(bytes, 0) !== 0xff00 + SOI) return
  let segment = segmentAt(bytes, 2)
  while (segment) {
    yield segment
    // What follows the end (previews, films of moving photos) is no part of the picture.
    segment = segment.marker === EOI ? null : segmentAt(bytes, segment.end)
  }
}

const orientationOf = (bytes: Uint8Array, { marker, start, end }: Segment): number | null =>
  marker === APP1 ? orientationIn(bytes.subarray(start + 4, end)) : null

const frameSize = (bytes: Uint8Array, { start, end }: Segment): Size | null =>
  end - start >= 13 ? sizeOf(uint16(bytes, start + 7), uint16(bytes, start + 5)) : null

/** The size as shown: orientations 5–8 lay the photo on its side. */
export const jpegSize = (bytes: Uint8Array): Size | null => {
  let size: Size | null = null
  let orientation: number | null = null
  for (const segment of segmentsOf(bytes)) {
    orientation ??= orientationOf(bytes, segment)
    if (isFrame(segment.marker)) size ??= frameSize(bytes, segment)
    if (segment.marker !== SOS) continue
    return size && (orientation ?? 1) >= 5 ? { width: size.height, height: size.width } : size
  }
  return null
}

/** Application segments that decoders read: density, colour profile, colour transform. */
const neededApplications = new Map([
  [APP0, 'JFIF\0'],
  [APP2, 'ICC_PROFILE\0'],
  [APP14, 'Adobe'],
])

/** Tables, frames, scans and the above: a list of what may stay, not of what must go. */
const isNeeded = (bytes: Uint8Array, { marker, start }: Segment): boolean => {
  const name = neededApplications.get(marker)
  if (name !== undefined) return latin1(bytes, start + 4, name.length) === name
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= EOI && marker <= 0xdf)
}

export const stripJpeg = (bytes: Uint8Array): Uint8Array => {
  const all = [...segmentsOf(bytes)]
  const firstScan = all.findIndex(({ marker }) => marker === SOS)
  const orientation = all
    .slice(0, firstScan)
    .reduce<number | null>((found, segment) => found ?? orientationOf(bytes, segment), null)
  const kept = all.filter((segment) => isNeeded(bytes, segment))
  const body = kept.findIndex(({ marker }) => marker !== APP0)
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end))
  const turned = orientation === null || orientation === 1 ? [] : [orientationOnly(orientation)]
  return concat([Uint8Array.of(0xff, SOI), ...parts.slice(0, body), ...turned, ...parts.slice(body)])
}
