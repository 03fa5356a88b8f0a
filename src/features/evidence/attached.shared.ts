import * as z from 'zod/mini'
import type { EvidenceView } from '../../../core/aftersales/view'
import { isRefusalCode, type RefusalCode } from '../../../core/contracts/refusals'
import { evidenceWords as words } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import type { ChosenFile } from '../../platform/media'
import { healing } from '../conversation/healing.shared'
import { refusalOf } from '../conversation/tray.shared'

/** A photo or a film that proves something: chosen here, carried to storage, checked and kept by the server. */
export const Attached = z.object({
  id: z.string(),
  kind: z.enum(['photo', 'video']),
  /** Where it can be shown from now; '' when it can't. */
  path: z.string(),
  /** Its name among the app's own files, null until it lies there. */
  kept: z.nullable(z.string()),
  bytes: z.int(),
  durationMs: z.optional(z.int()),
  /** The first picture of a film, as long as the app runs. */
  poster: z.optional(z.string()),
  /** Known once it lies in storage whole. */
  uploadId: z.nullable(z.string()),
  /** Known once the server has taken it. */
  fileId: z.nullable(z.string()),
  /** 0–100 while it is carried, null before. */
  percent: z.nullable(z.int()),
  /** Why it is not carried on; null while it is. */
  refusal: z.nullable(z.string()),
})
export type Attached = z.infer<typeof Attached>
export type Files = readonly Attached[]

/** How many there may be. */
export interface Room {
  readonly photos: number
  readonly videos: number
}

export const countOf = (files: Files, kind: Attached['kind']): number =>
  files.filter((file) => file.kind === kind).length

/** The server has it. */
export const isThere = ({ fileId }: Attached): boolean => fileId !== null
export const isFailed = ({ refusal }: Attached): boolean => refusal !== null
export const isUnderWay = (file: Attached): boolean => !isThere(file) && !isFailed(file)
/** A repeat can help. */
export const canRetry = ({ refusal }: Attached): boolean => refusal !== null && healing(refusal) === 'again'

const attached = (id: string, { kind, path, bytes, durationMs, poster }: ChosenFile): Attached => ({
  id,
  kind: kind === 'video' ? 'video' : 'photo',
  ...{ path, bytes, kept: null, uploadId: null, fileId: null, percent: null, refusal: null },
  ...(durationMs === undefined ? {} : { durationMs }),
  ...(poster && { poster: poster.path }),
})

interface Laid {
  readonly files: Files
  /** Why one of the new ones does not lie there; '' when all do. */
  readonly refusal: string
}

const noRoomFor = (files: Files, kind: Attached['kind'], room: Room): string => {
  const most = kind === 'photo' ? room.photos : room.videos
  if (countOf(files, kind) < most) return ''
  return kind === 'photo' ? words.tooManyPhotos(most) : words.tooManyVideos(most)
}

/** Lays what was chosen behind what is there; one that cannot be taken never blocks the others. */
export const withChosen = (
  files: Files,
  chosen: readonly (ChosenFile & { readonly id: string })[],
  room: Room,
): Laid => {
  const refusals: string[] = []
  const all = chosen.reduce((before: Files, file) => {
    const fresh = attached(file.id, file)
    const refusal = refusalOf(file) || noRoomFor(before, fresh.kind, room)
    if (refusal === '') return [...before, fresh]
    refusals.push(refusal)
    return before
  }, files)
  const [first = '', ...others] = refusals
  return { files: all, refusal: others.length > 0 ? words.refused(refusals.length, first) : first }
}

/** Changes that one; the others stay the objects they are. */
export const withOne = (files: Files, id: string, part: Partial<Attached>): Files =>
  files.map((file) => (file.id === id ? { ...file, ...part } : file))

export const withoutOne = (files: Files, id: string): Files => files.filter((file) => file.id !== id)

/** That one at place `to`; as before where there is no such place. */
export const movedTo = (files: Files, id: string, to: number): Files => {
  const one = files.find((file) => file.id === id)
  if (!one || !(to in files)) return files
  const others = withoutOne(files, id)
  return [...others.slice(0, to), one, ...others.slice(to)]
}

/** Tried again: an upload that the server did not find is carried once more. */
export const retried = (files: Files, id: string): Files =>
  files.map((file) => {
    if (file.id !== id) return file
    const uploadId = file.refusal === 'fileMissing' ? null : file.uploadId
    return { ...file, uploadId, percent: null, refusal: null }
  })

/** What the server keeps of an earlier visit, and this phone has not. */
export const fromServer = ({ fileId, kind, url }: EvidenceView): Attached => ({
  ...{ id: fileId, kind, path: url ?? '', kept: null, bytes: 0, uploadId: null },
  ...{ fileId, percent: null, refusal: null },
})

const Stored = z.array(z.unknown())

/** From storage: what waited for the network goes on by itself; one that this version can't read costs no other. */
export const restoredFiles = (stored: unknown): Files => {
  const list = Stored.safeParse(stored)
  if (!list.success) return []
  return list.data.flatMap((one) => {
    const { success, data } = Attached.safeParse(one)
    if (!success) return []
    const { poster: _gone, ...file } = data
    return [{ ...file, percent: null, refusal: file.refusal === 'offline' ? null : file.refusal }]
  })
}

/** 还有 1 段在上传: what the bar says while files are on their way; '' when none is. */
export const leftText = (files: Files): string => {
  const left = files.filter(isUnderWay)
  const films = countOf(left, 'video')
  if (left.length === 0) return ''
  if (films === left.length) return words.filmsLeft(films)
  return films === 0 ? words.photosLeft(left.length) : words.filesLeft(left.length)
}

const whyOf = (refusal: string): RefusalCode => (isRefusalCode(refusal) ? refusal : 'internal')

/** What happened to those that did not get through, by their places. */
export const failedTexts = (files: Files): readonly string[] => {
  const placed = files.map((file, at) => ({ ...file, place: at + 1 })).filter(isFailed)
  const offline = placed.filter(({ refusal }) => refusal === 'offline').map(({ place }) => place)
  const others = placed.filter(({ refusal }) => refusal !== 'offline')
  return [
    ...(offline.length > 0 ? [words.failedOffline(offline.join('、'))] : []),
    ...others.map(({ place, refusal }) => words.failedFor(place, wordsOf(whyOf(refusal ?? '')))),
  ]
}
