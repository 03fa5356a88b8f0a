import { ascii } from './images'

/** Tiny films and sounds, built byte by byte: as much of each format as its structure needs. */

export const be16 = (n: number): number[] => [(n >> 8) & 0xff, n & 0xff]
export const be32 = (n: number): number[] => [...be16((n >>> 16) & 0xffff), ...be16(n & 0xffff)]
export const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)
const times = <T>(count: number, one: readonly T[]): T[] => Array.from({ length: count }, () => one).flat()

export const box = (type: string, ...parts: readonly (readonly number[])[]): number[] => {
  const payload = parts.flat()
  return [...be32(payload.length + 8), ...ascii(type), ...payload]
}

/** When it was filmed, as every header tells it. */
export const FILMED_AT = 0xd1e2c3b4

const SCALE = 1_000
const dates = [...be32(FILMED_AT), ...be32(FILMED_AT)]
const movieHeader = (ms: number) => box('mvhd', be32(0), dates, be32(SCALE), be32(ms), zeros(80))
/** Version 1: 64-bit times. */
const mediaHeader = (ms: number) =>
  box('mdhd', [1, 0, 0, 0], zeros(4), be32(FILMED_AT), zeros(4), be32(FILMED_AT), be32(SCALE), zeros(4), be32(ms), zeros(4)) // prettier-ignore

const trackHeader = ({ width, height, isTurned }: { width: number; height: number; isTurned: boolean }) => {
  const one = be32(0x1_0000)
  const matrix = isTurned
    ? [...zeros(4), ...one, ...zeros(4), ...be32(0xffff_0000), ...zeros(20)]
    : [...one, ...zeros(12), ...one, ...zeros(16)]
  return box('tkhd', be32(0), dates, zeros(28), matrix, be16(width), be16(0), be16(height), be16(0))
}

interface Track {
  readonly handler: string
  readonly ms: number
  readonly more?: readonly number[]
  /** Where its one chunk lies, and how long its one sample is. */
  readonly sample?: { readonly at: number; readonly bytes: number }
  readonly isTurned?: boolean
}

const sampleTable = ({ at, bytes }: { at: number; bytes: number }): number[] =>
  box(
    'stbl',
    box('stsc', be32(0), be32(1), be32(1), be32(1), be32(1)),
    box('stsz', be32(0), be32(0), be32(1), be32(bytes)),
    box('stco', be32(0), be32(1), be32(at)),
  )

const track = ({ handler, ms, more = [], sample, isTurned = false }: Track): number[] =>
  box(
    'trak',
    trackHeader({ width: 720, height: 1_280, isTurned }),
    more,
    box(
      'mdia',
      mediaHeader(ms),
      box('hdlr', zeros(8), ascii(handler), zeros(13)),
      box('minf', sample ? sampleTable(sample) : []),
    ),
  )

export interface FilmOptions {
  readonly ms?: number
  /** What the header of the whole film claims. */
  readonly claimedMs?: number
  readonly brand?: string
  /** Boxes in `moov`, in its first track, and at the end of the file. */
  readonly inMovie?: readonly number[]
  readonly inTrack?: readonly number[]
  readonly behind?: readonly number[]
  readonly handlers?: readonly string[]
  readonly isTurned?: boolean
  /** What the first track that is neither seen nor heard holds, in the media data. */
  readonly hidden?: string
}

const PICTURES = 'the pictures'

/** An MP4 (or MOV, by its brand) of 720 × 1280. */
export const film = (options: FilmOptions = {}): Uint8Array => {
  const { ms = 12_000, claimedMs = ms, brand = 'isom', handlers = ['vide', 'soun'], hidden = '' } = options
  const head = box('ftyp', ascii(brand), be32(512), ascii(brand))
  const media = box('mdat', ascii(PICTURES), ascii(hidden))
  const sample = { at: head.length + 8 + PICTURES.length, bytes: hidden.length }
  const tracks = handlers.map((handler, n) =>
    track({
      handler,
      ms,
      more: n === 0 ? (options.inTrack ?? []) : [],
      isTurned: options.isTurned ?? false,
      ...(handler === 'meta' ? { sample } : {}),
    }),
  )
  const movie = box('moov', movieHeader(claimedMs), ...tracks, options.inMovie ?? [])
  return Uint8Array.from([...head, ...media, ...movie, ...(options.behind ?? [])])
}

/** Frames of silence of 24 kb/s at 24 kHz: 24 ms each, so 125 of them are 3 s. */
export const mp3 = (frames = 125): Uint8Array =>
  Uint8Array.from(times(frames, [0xff, 0xf3, 0x34, 0xc4, ...zeros(68)]))

/** `mp3` behind a tag that tells something. */
export const tagged = (sound: Uint8Array, secret: string): Uint8Array =>
  Uint8Array.from([...ascii('ID3'), 3, 0, 0, 0, 0, 0, secret.length, ...ascii(secret), ...sound])

/** AAC frames of 10 bytes at 16 kHz: 64 ms each. */
export const aac = (frames = 50): Uint8Array =>
  Uint8Array.from(times(frames, [0xff, 0xf1, 0x60, 0x40, 0x01, 0x5f, 0xfc, 0, 0, 0]))

/** Frames of 12.2 kb/s, 20 ms each: what WeCom records. */
export const amr = (frames = 150): Uint8Array =>
  Uint8Array.from([...ascii('#!AMR\n'), ...times(frames, [0x3c, ...zeros(31)])])

export const wav = (ms = 2_000, extra: readonly number[] = []): Uint8Array => {
  const le32 = (n: number) => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff, n >>> 24]
  const sound = zeros((ms * 16_000) / 1_000)
  const format = [1, 0, 1, 0, ...le32(8_000), ...le32(16_000), 2, 0, 16, 0]
  const chunks = [...ascii('fmt '), ...le32(16), ...format, ...extra, ...ascii('data'), ...le32(sound.length)]
  return Uint8Array.from([...ascii('RIFF'), ...le32(4 + chunks.length + sound.length), ...ascii('WAVE'), ...chunks, ...sound]) // prettier-ignore
}
