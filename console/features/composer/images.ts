import { fileLimits } from '../../../core/files/limits'
import { composerWords as words } from '../../words/composer'

/** A picture that is chosen and not sent yet. */
export interface Chosen {
  readonly key: string
  readonly file: File
  /** Where it is shown from. */
  readonly url: string
}

const MOST = 9
const kinds = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
export const imageKinds = kinds.join(',')

export interface Choice {
  readonly images: readonly Chosen[]
  /** Why some were left out. */
  readonly refusals: readonly string[]
}

const whyNot = ({ type, size, name }: File): string | null => {
  if (!kinds.includes(type)) return words.notImage
  return size > fileLimits.image.bytes ? words.tooLarge(name) : null
}

/** What of these files can be sent, beside those that are chosen already. The server looks at them again. */
export const choose = (chosen: readonly Chosen[], files: readonly File[]): Choice => {
  const refused = files.flatMap((file) => whyNot(file) ?? [])
  const fitting = files.filter((file) => whyNot(file) === null)
  const room = Math.max(0, MOST - chosen.length)
  const added = fitting.slice(0, room).map((file) => {
    const url = URL.createObjectURL(file)
    return { key: url, file, url }
  })
  const tooMany = fitting.length > room ? [words.tooMany] : []
  return { images: [...chosen, ...added], refusals: [...new Set([...refused, ...tooMany])] }
}
