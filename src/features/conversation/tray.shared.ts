import { fileLimits, MEDIA_MAX_MS } from '../../../core/files/limits'
import { messageWords } from '../../copy/messages'
import { wordsOf } from '../../copy/refusal-words'
import type { ChosenFile } from '../../platform/media'

/** So many files are sent at once (R-limits of look.md). */
export const TRAY_MAX = 9

/** A file that lies in the tray until it is sent. */
export interface TrayFile extends ChosenFile {
  readonly id: string
}

export interface Laid {
  readonly files: readonly TrayFile[]
  /** Why one of the new ones does not lie there; '' when all do. */
  readonly refusal: string
}

/** Why a file cannot be sent, as far as the device can tell, before it is carried for nothing. */
export const refusalOf = ({ kind, bytes, durationMs = 0, isOfOtherKind }: ChosenFile): string => {
  if (bytes === 0) return wordsOf('fileEmpty')
  if (isOfOtherKind === true) return wordsOf(kind === 'image' ? 'fileKind' : 'videoKind')
  if (kind === 'image') return bytes > fileLimits.image.bytes ? wordsOf('fileTooLarge') : ''
  if (durationMs > MEDIA_MAX_MS) return messageWords.tray.videoTooLong
  const most = fileLimits.video.bytes
  return bytes > most ? messageWords.tray.videoTooLarge(bytes, most / 1024 / 1024) : ''
}

/** Lays new ones behind those that lie there; one that cannot be sent never blocks the others. */
export const laid = (files: readonly TrayFile[], fresh: readonly TrayFile[]): Laid => {
  const refusals = fresh.map(refusalOf)
  const all = [...files, ...fresh.filter((_, at) => refusals[at] === '')]
  if (all.length > TRAY_MAX) return { files: all.slice(0, TRAY_MAX), refusal: messageWords.tray.tooMany }
  const [refusal = '', ...others] = refusals.filter((words) => words !== '')
  return {
    files: all,
    refusal: others.length > 0 ? messageWords.tray.refused(others.length + 1, refusal) : refusal,
  }
}

/** That one at place `to`, the others around it; as before where there is no such place. */
export const moved = (files: readonly TrayFile[], id: string, to: number): readonly TrayFile[] => {
  const one = files.find((file) => file.id === id)
  if (!one || !(to in files)) return files
  const others = withoutFile(files, id)
  return [...others.slice(0, to), one, ...others.slice(to)]
}

export const withoutFile = (files: readonly TrayFile[], id: string): readonly TrayFile[] =>
  files.filter((file) => file.id !== id)

/** What lies there and how large it is, told before it is sent. */
export const trayText = (files: readonly TrayFile[]): string => {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const [first] = files
  if (files.every(({ kind }) => kind === 'image')) return messageWords.tray.photos(files.length, bytes)
  if (files.length === 1 && first) return messageWords.tray.video(first.durationMs, bytes)
  return messageWords.tray.mixed(files.length, bytes)
}
