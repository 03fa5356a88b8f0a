import { latin1, uint16, uint16le, uint32, uint32le } from './bytes'

const ORIENTATION = 0x0112
const SHORT = 3
const header = 'Exif\0\0'

const isOrientation = (value: number): boolean => value >= 1 && value <= 8

/** The orientation (1–8) in the payload of a JPEG's APP1; null when it is no Exif or tells none. */
export const orientationIn = (payload: Uint8Array): number | null => {
  if (latin1(payload, 0, header.length) !== header) return null
  const tiff = payload.subarray(header.length)
  const order = latin1(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const [short, long] = order === 'II' ? [uint16le, uint32le] : [uint16, uint32]
  const directory = long(tiff, 4)
  const entries = short(tiff, directory)
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + n * 12
    if (entry + 12 > tiff.length) return null
    if (short(tiff, entry) !== ORIENTATION || short(tiff, entry + 2) !== SHORT) continue
    const value = short(tiff, entry + 8)
    return isOrientation(value) ? value : null
  }
  return null
}

/** A whole APP1 segment that tells nothing but which way up the photo is. */
export const orientationOnly = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    // TIFF, big-endian, one directory at 8 with one entry, no further directory.
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
