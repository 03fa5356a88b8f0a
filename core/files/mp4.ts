import { byteAt, latin1, sizeOf, uint16, uint32, type Size } from './bytes'
import { boxesIn, boxIn, type Box } from './mp4-boxes'
import { samplesOf } from './mp4-samples'

/** Version 1 of a header has 64-bit times. */
const isWide = (bytes: Uint8Array, { data }: Box): boolean => byteAt(bytes, data) === 1

/** Of `mvhd` and `mdhd`: how long, ms; 0 when it is not told. */
const headerMs = (bytes: Uint8Array, header: Box): number => {
  const at = header.data + (isWide(bytes, header) ? 20 : 12)
  const scale = uint32(bytes, at)
  const length = isWide(bytes, header)
    ? uint32(bytes, at + 4) * 0x1_0000_0000 + uint32(bytes, at + 8)
    : uint32(bytes, at + 4)
  return scale > 0 ? Math.round((length / scale) * 1_000) : 0
}

interface Track {
  readonly box: Box
  /** `vide`, `soun`, or what only machines read. */
  readonly handler: string
  readonly ms: number
}

const trackOf = (bytes: Uint8Array, box: Box): Track => {
  const handler = boxIn(bytes, box, 'mdia', 'hdlr')
  const header = boxIn(bytes, box, 'mdia', 'mdhd')
  return {
    box,
    handler: handler ? latin1(bytes, handler.data + 8, 4) : '',
    ms: header ? headerMs(bytes, header) : 0,
  }
}

interface Film {
  readonly movie: Box
  readonly tracks: readonly Track[]
  readonly top: readonly Box[]
}

/** MP4, MOV and their like begin so. */
export const isMp4 = (bytes: Uint8Array): boolean => latin1(bytes, 4, 4) === 'ftyp'

/** Null when it is none, ends too early, or has its pictures in pieces (`moof`) whose length nobody tells. */
const filmIn = (bytes: Uint8Array): Film | null => {
  if (!isMp4(bytes)) return null
  const top = boxesIn(bytes, 0, bytes.length)
  const movie = top.find(({ type }) => type === 'moov')
  if (!movie || !top.some(({ type }) => type === 'mdat') || top.some(({ type }) => type === 'moof'))
    return null
  const tracks = boxesIn(bytes, movie.data, movie.end)
    .filter(({ type }) => type === 'trak')
    .map((box) => trackOf(bytes, box))
  return { movie, tracks, top }
}

/** The longest that any header tells: one of them may lie. */
const lengthOf = (bytes: Uint8Array, { movie, tracks }: Film): number => {
  const header = boxIn(bytes, movie, 'mvhd')
  const shown = tracks.filter(({ handler }) => isShown(handler)).map(({ ms }) => ms)
  return Math.max(header ? headerMs(bytes, header) : 0, ...shown)
}

const isShown = (handler: string): boolean => handler === 'vide' || handler === 'soun'

/** The matrix of `tkhd` lays a film on its side when its first number is 0. */
const frameSize = (bytes: Uint8Array, track: Track): Size | null => {
  const header = boxIn(bytes, track.box, 'tkhd')
  if (!header) return null
  const matrix = header.data + (isWide(bytes, header) ? 52 : 40)
  const [width, height] = [uint16(bytes, matrix + 36), uint16(bytes, matrix + 40)]
  return uint32(bytes, matrix) === 0 ? sizeOf(height, width) : sizeOf(width, height)
}

export interface FilmInfo extends Size {
  readonly durationMs: number
}

/** A film with pictures; null for what has none, or does not say how long it is. Never throws. */
export const mp4Film = (bytes: Uint8Array): FilmInfo | null => {
  const film = filmIn(bytes)
  const track = film?.tracks.find(({ handler }) => handler === 'vide')
  const size = track ? frameSize(bytes, track) : null
  const durationMs = film ? lengthOf(bytes, film) : 0
  return size && durationMs > 0 ? { ...size, durationMs } : null
}

/** Sound without pictures (m4a), ms; null for anything else. */
export const mp4SoundMs = (bytes: Uint8Array): number | null => {
  const film = filmIn(bytes)
  if (!film || film.tracks.some(({ handler }) => handler === 'vide')) return null
  const durationMs = film.tracks.some(({ handler }) => handler === 'soun') ? lengthOf(bytes, film) : 0
  return durationMs > 0 ? durationMs : null
}

/** What each box may hold; whatever else stands there tells of the owner: place, device, comments, thumbnails. */
const needed: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['ftyp', 'moov', 'mdat', 'wide']),
  moov: new Set(['mvhd', 'trak', 'iods']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tapt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
}

/** Becomes free space of the same length: whatever points into the file still points right. */
const blank = (out: Uint8Array, { start, data, end }: Box): void => {
  out.set([0x66, 0x72, 0x65, 0x65], start + 4)
  out.fill(0, data, end)
}

/** Created and modified stand first in each of these headers. */
const dated = new Set(['mvhd', 'tkhd', 'mdhd'])

const clean = (out: Uint8Array, boxes: readonly Box[], within: string): void => {
  for (const box of boxes) {
    if (needed[within]?.has(box.type) !== true) blank(out, box)
    else if (dated.has(box.type)) out.fill(0, box.data + 4, box.data + (isWide(out, box) ? 20 : 12))
    else if (box.type in needed) clean(out, boxesIn(out, box.data, box.end), box.type)
  }
}

/**
 * The same film without where, when and by what it was taken. Tracks that are neither seen nor heard (positions by the
 * second, as action cameras write them) are blanked with all that they hold. Nothing is re-encoded or moved.
 */
export const stripMp4 = (bytes: Uint8Array): Uint8Array => {
  const film = filmIn(bytes)
  if (!film) return new Uint8Array(0)
  const out = bytes.slice(0, film.top[film.top.length - 1]?.end ?? 0)
  for (const { box, handler } of film.tracks) {
    if (isShown(handler)) continue
    for (const [from, to] of samplesOf(out, box)) out.fill(0, from, to)
    blank(out, box)
  }
  clean(out, film.top, '')
  return out
}
