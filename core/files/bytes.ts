/** The byte at `at`; -1 beyond the end, so that no comparison holds there. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? -1

/** Big-endian, 0 where bytes are missing. */
export const uint16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
export const uint32 = (bytes: Uint8Array, at: number): number =>
  uint16(bytes, at) * 0x1_0000 + uint16(bytes, at + 2)

/** Little-endian, 0 where bytes are missing. */
export const uint16le = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
export const uint24le = (bytes: Uint8Array, at: number): number =>
  uint16le(bytes, at) + (bytes[at + 2] ?? 0) * 0x1_0000
export const uint32le = (bytes: Uint8Array, at: number): number =>
  uint16le(bytes, at) + uint16le(bytes, at + 2) * 0x1_0000

/** `length` bytes as Latin-1 text. */
export const latin1 = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A picture without an extent is none. */
export const sizeOf = (width: number, height: number): Size | null =>
  width > 0 && height > 0 ? { width, height } : null
