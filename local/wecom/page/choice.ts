import type { MediaType } from '../config'
import { words } from './words'

/** A kind of file that a member can send from WeCom's client. */
interface FileType {
  readonly media: MediaType
  readonly sentAs: string
  readonly maxMb: number
  readonly is: (file: File) => boolean
}

const types: readonly FileType[] = [
  { media: 'image', sentAs: 'image/png', maxMb: 10, is: ({ type }) => type === 'image/png' },
  { media: 'image', sentAs: 'image/jpeg', maxMb: 10, is: ({ type }) => type === 'image/jpeg' },
  { media: 'video', sentAs: 'video/mp4', maxMb: 10, is: ({ type }) => type === 'video/mp4' },
  { media: 'voice', sentAs: 'audio/amr', maxMb: 2, is: ({ name }) => /\.amr$/i.test(name) },
]

export interface Chosen {
  readonly file: File
  readonly type: FileType
}

export interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly label: string
}

/** What was chosen, or the words that say why it can't be sent. */
export const chosen = (file: File): Chosen | string => {
  const type = types.find(({ is }) => is(file))
  if (!type) return words.fileType
  if (file.size === 0) return words.fileEmpty
  return file.size > type.maxMb * 1024 * 1024 ? words.fileSize(type.maxMb) : { file, type }
}

/** `30.2741, 120.1551`, as maps copy it; null when it is none. */
export const placeOf = (label: string, position: string): Place | null => {
  const [, north, east] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(position) ?? []
  const [latitude, longitude] = [Number(north), Number(east)]
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && label.trim() !== ''
  return isPlace ? { latitude, longitude, label: label.trim() } : null
}
