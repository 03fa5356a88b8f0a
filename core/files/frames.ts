import { byteAt, latin1 } from './bytes'

/** One frame of coded sound. */
export interface Frame {
  readonly bytes: number
  readonly samples: number
  /** Samples a second. */
  readonly rate: number
}

/** Sound made of frames that follow each other. */
export interface Framed {
  readonly from: number
  readonly to: number
  readonly ms: number
}

/** An ID3v2 tag in front (it may hold a picture, a comment, a place): its length is written 7 bits a byte. */
const tagLength = (bytes: Uint8Array): number => {
  if (latin1(bytes, 0, 3) !== 'ID3') return 0
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (byteAt(bytes, at) & 0x7f), 0)
  return 10 + length
}

/** Fewer frames than this may be a chance likeness. */
const FEWEST = 3

/** Where the frames begin and end, and how long they sound; null when there are none. */
export const framesOf = (
  bytes: Uint8Array,
  frameAt: (bytes: Uint8Array, at: number) => Frame | null,
): Framed | null => {
  const from = tagLength(bytes)
  let [to, count, seconds] = [from, 0, 0]
  let frame = frameAt(bytes, to)
  while (frame && to + frame.bytes <= bytes.length) {
    to += frame.bytes
    count += 1
    seconds += frame.samples / frame.rate
    frame = frameAt(bytes, to)
  }
  return count >= FEWEST ? { from, to, ms: Math.round(seconds * 1_000) } : null
}
