import { adtsFrame } from './adts'
import { amrMs } from './amr'
import { framesOf, type Frame } from './frames'
import { mp3Frame } from './mp3'
import { mp4SoundMs, stripMp4 } from './mp4'
import { stripWav, wavMs } from './wav'

interface Format {
  /** Null when the bytes are not this format. */
  readonly ms: (bytes: Uint8Array) => number | null
  readonly strip: (bytes: Uint8Array) => Uint8Array
}

type FrameAt = (bytes: Uint8Array, at: number) => Frame | null

/** Tags stand before and behind the frames. */
const framed = (frameAt: FrameAt): Format => ({
  ms: (bytes) => framesOf(bytes, frameAt)?.ms ?? null,
  strip: (bytes) => {
    const frames = framesOf(bytes, frameAt)
    return frames ? bytes.slice(frames.from, frames.to) : new Uint8Array(0)
  },
})

const formats = {
  mp3: framed(mp3Frame),
  aac: framed(adtsFrame),
  m4a: { ms: mp4SoundMs, strip: stripMp4 },
  wav: { ms: wavMs, strip: stripWav },
  amr: { ms: amrMs, strip: (bytes) => bytes },
} as const satisfies Record<string, Format>

export type AudioKind = keyof typeof formats
const kinds = Object.keys(formats) as AudioKind[]

export interface AudioInfo {
  readonly kind: AudioKind
  readonly durationMs: number
}

/** Tells sound by its structure, never by its name; null for everything else. Never throws. */
export const sniffAudio = (bytes: Uint8Array): AudioInfo | null => {
  for (const kind of kinds) {
    const durationMs = formats[kind].ms(bytes)
    if (durationMs !== null) return { kind, durationMs }
  }
  return null
}

/** The same sound without tags; nothing is re-encoded. Bytes that are not of `kind` come back empty. */
export const stripTags = (bytes: Uint8Array, { kind }: Pick<AudioInfo, 'kind'>): Uint8Array =>
  formats[kind].ms(bytes) === null ? new Uint8Array(0) : formats[kind].strip(bytes)
