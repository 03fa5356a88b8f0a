import { concat, latin1, uint16le, uint32le } from './bytes'

interface Chunk {
  readonly type: string
  readonly start: number
  readonly data: number
  readonly end: number
}

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (latin1(bytes, 0, 4) !== 'RIFF' || latin1(bytes, 8, 4) !== 'WAVE') return
  for (let start = 12; start + 8 <= bytes.length;) {
    const data = start + 8
    const end = Math.min(data + uint32le(bytes, start + 4), bytes.length)
    yield { type: latin1(bytes, start, 4), start, data, end }
    start = end + (end % 2)
  }
}

const PCM = 1

/** Plain PCM in RIFF, ms; null for anything else. */
export const wavMs = (bytes: Uint8Array): number | null => {
  const chunks = [...chunksOf(bytes)]
  const format = chunks.find(({ type }) => type === 'fmt ')
  const sound = chunks.find(({ type }) => type === 'data')
  const perSecond = format ? uint32le(bytes, format.data + 8) : 0
  if (!format || !sound || uint16le(bytes, format.data) !== PCM || perSecond === 0) return null
  const ms = Math.round(((sound.end - sound.data) / perSecond) * 1_000)
  return ms > 0 ? ms : null
}

const le16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff]
const le32 = (value: number): number[] => [...le16(value & 0xffff), ...le16(value >>> 16)]
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

const wavOf = (format: Uint8Array, sound: Uint8Array): Uint8Array =>
  concat([
    Uint8Array.from([...ascii('RIFF'), ...le32(20 + format.length + sound.length), ...ascii('WAVE')]),
    Uint8Array.from([...ascii('fmt '), ...le32(format.length)]),
    format,
    Uint8Array.from([...ascii('data'), ...le32(sound.length)]),
    sound,
  ])

/** The same sound without what else the file tells (device, name, date). */
export const stripWav = (bytes: Uint8Array): Uint8Array => {
  const chunks = [...chunksOf(bytes)]
  const [format, sound] = ['fmt ', 'data'].map((wanted) => chunks.find(({ type }) => type === wanted))
  if (!format || !sound) return new Uint8Array(0)
  return wavOf(bytes.subarray(format.data, format.end), bytes.subarray(sound.data, sound.end))
}

/** One channel of samples (−1…1) as 16-bit PCM, which everything plays. */
export const wavOfSamples = (samples: Float32Array, rate: number): Uint8Array => {
  const format = Uint8Array.from([
    ...[...le16(PCM), ...le16(1), ...le32(rate), ...le32(rate * 2)],
    ...[...le16(2), ...le16(16)],
  ])
  const sound = new DataView(new ArrayBuffer(samples.length * 2))
  samples.forEach((sample, n) => {
    sound.setInt16(n * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true)
  })
  return wavOf(format, new Uint8Array(sound.buffer))
}
