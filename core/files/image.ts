import type { Size } from './bytes'
import { gifSize, stripGif } from './gif'
import { jpegSize, stripJpeg } from './jpeg'
import { pngSize, stripPng } from './png'
import { stripWebp, webpSize } from './webp'

interface Format {
  /** Null when the bytes are not this format, or end before the picture begins. */
  readonly size: (bytes: Uint8Array) => Size | null
  readonly strip: (bytes: Uint8Array) => Uint8Array
}

const formats = {
  jpeg: { size: jpegSize, strip: stripJpeg },
  png: { size: pngSize, strip: stripPng },
  gif: { size: gifSize, strip: stripGif },
  webp: { size: webpSize, strip: stripWebp },
} as const satisfies Record<string, Format>

export type ImageKind = keyof typeof formats
const kinds = Object.keys(formats) as ImageKind[]

/** What a file really is; width and height in pixels, as it is shown (a turned photo has them swapped). */
export interface ImageInfo extends Size {
  readonly kind: ImageKind
}

/**
 * Tells a photo by its structure, never by its name (design.md, Uploads). Null for everything that is not JPEG,
 * PNG, GIF or WebP, is only disguised as one, or ends before its picture begins. Never throws.
 */
export const sniffImage = (bytes: Uint8Array): ImageInfo | null => {
  for (const kind of kinds) {
    const size = formats[kind].size(bytes)
    if (size) return { kind, ...size }
  }
  return null
}

/**
 * The same picture without what it tells of its owner: place, time, device, comments, thumbnails, and whatever
 * follows its end (the film of a moving photo). Nothing is re-encoded: colours, animation and the way up stay.
 * Bytes that are not of `info.kind` come back empty. Never throws; stripping twice changes nothing more.
 */
export const stripPrivate = (bytes: Uint8Array, info: Pick<ImageInfo, 'kind'>): Uint8Array =>
  formats[info.kind].size(bytes) ? formats[info.kind].strip(bytes) : new Uint8Array(0)
