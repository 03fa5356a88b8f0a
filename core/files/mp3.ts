import { byteAt } from './bytes'
import type { Frame } from './frames'

/** Layer III, kb/s by the index in the header. */
const bitrates = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const rates = [44_100, 48_000, 32_000] as const

/** By the two bits of the version: 2.5, reserved, 2, 1. */
const divisors = [4, 0, 2, 1] as const

/** A frame of MPEG audio layer III (ISO/IEC 11172-3, 13818-3, and 2.5). */
export const mp3Frame = (bytes: Uint8Array, at: number): Frame | null => {
  const [second, third] = [byteAt(bytes, at + 1), byteAt(bytes, at + 2)]
  if (byteAt(bytes, at) !== 0xff || third < 0 || (second & 0xe6) !== 0xe2) return null
  const divisor = divisors[((second >> 3) & 3) as 0 | 1 | 2 | 3]
  const top = rates[(third >> 2) & 3]
  const kbps = bitrates[divisor === 1 ? 'mpeg1' : 'mpeg2'][third >> 4]
  if (divisor === 0 || top === undefined || !kbps) return null
  const rate = top / divisor
  const samples = divisor === 1 ? 1_152 : 576
  return { bytes: Math.floor((samples * kbps * 125) / rate) + ((third >> 1) & 1), samples, rate }
}
