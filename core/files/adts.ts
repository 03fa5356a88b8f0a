import { byteAt } from './bytes'
import type { Frame } from './frames'

const rates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const

/** A frame of AAC in ADTS (ISO/IEC 14496-3). */
export const adtsFrame = (bytes: Uint8Array, at: number): Frame | null => {
  if (byteAt(bytes, at) !== 0xff || (byteAt(bytes, at + 1) & 0xf6) !== 0xf0) return null
  const rate = rates[(byteAt(bytes, at + 2) >> 2) & 15]
  const [fourth, fifth, sixth, seventh] = [3, 4, 5, 6].map((n) => byteAt(bytes, at + n))
  if (rate === undefined || fourth === undefined || fifth === undefined || sixth === undefined) return null
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  if (seventh === undefined || seventh < 0 || length <= 7) return null
  return { bytes: length, samples: 1_024 * ((seventh & 3) + 1), rate }
}
