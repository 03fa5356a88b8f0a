import { latin1 } from './bytes'

/** RFC 4867: what begins a file, and the bytes of a frame (its header with them) by its mode. */
const kinds = [
  { header: '#!AMR-WB\n', sizes: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1] },
  { header: '#!AMR\n', sizes: [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1] },
] as const

const FRAME_MS = 20

/** How long an AMR file (narrow or wide band) sounds, ms; null for anything else. What follows a broken frame is no part of it. */
export const amrMs = (bytes: Uint8Array): number | null => {
  const kind = kinds.find(({ header }) => latin1(bytes, 0, header.length) === header)
  if (!kind) return null
  let frames = 0
  for (let at = kind.header.length; at < bytes.length; frames += 1) {
    const size = kind.sizes[((bytes[at] ?? 0) >> 3) & 15] ?? 0
    if (size === 0 || at + size > bytes.length) break
    at += size
  }
  return frames > 0 ? frames * FRAME_MS : null
}
