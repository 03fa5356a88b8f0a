import { replyWords } from '../../../words/replies'
import { isOwnShelf } from './filter'

export interface Group {
  readonly id: string
  readonly name: string
}

/** 全店, 售前组, 我自己. */
export const shelfName = (shelf: string, groups: readonly Group[]): string => {
  if (shelf === 'shop') return replyWords.shelf.shop
  if (isOwnShelf(shelf)) return replyWords.shelf.own
  const id = shelf.slice(shelf.indexOf(':') + 1)
  return replyWords.shelf.group(groups.find((group) => group.id === id)?.name ?? id)
}

/** Where replies may stand, by name. */
export const shelfOptions = (shelves: readonly string[], groups: readonly Group[]) =>
  shelves.map((value) => ({ value, label: shelfName(value, groups) }))
