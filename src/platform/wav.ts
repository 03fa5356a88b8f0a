const HEADER = 44
const BYTES_A_SAMPLE = 2

const writeWords = (view: DataView, at: number, words: string): void =>
  [...words].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)))

/** Sound of one channel, −1…1 a sample, as a WAV of 16 bits: what every player and every converter reads. */
export const wavOf = (samples: Float32Array, rate: number): ArrayBuffer => {
  const bytes = samples.length * BYTES_A_SAMPLE
  const view = new DataView(new ArrayBuffer(HEADER + bytes))
  writeWords(view, 0, 'RIFF')
  view.setUint32(4, HEADER - 8 + bytes, true)
  writeWords(view, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, 1, true) // one channel
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * BYTES_A_SAMPLE, true)
  view.setUint16(32, BYTES_A_SAMPLE, true)
  view.setUint16(34, 8 * BYTES_A_SAMPLE, true)
  writeWords(view, 36, 'data')
  view.setUint32(40, bytes, true)
  samples.forEach((sample, i) => {
    const level = Math.max(-1, Math.min(1, sample))
    view.setInt16(HEADER + i * BYTES_A_SAMPLE, Math.round(level * 0x7fff), true)
  })
  return view.buffer
}
