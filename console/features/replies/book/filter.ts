import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { rankReplies } from '../../../../core/quick-replies/find'

/** What of the replies is shown. Empty: no condition; a category may be empty itself. */
export interface View {
  readonly words: string
  readonly category: string | null
  readonly shelf: string | null
  readonly sort: 'position' | 'uses'
}

export const everything: View = { words: '', category: null, shelf: null, sort: 'position' }

export const isOwnShelf = (shelf: string): boolean => shelf.startsWith('person:')

type Uses = Readonly<Record<string, number>>

/** What fits, in the order that is asked for; with words, what fits them best first. */
export const shownOf = (replies: readonly DeskReply[], view: View, uses: Uses): readonly DeskReply[] => {
  const fitting = rankReplies(replies, view.words).filter(
    ({ category, shelf }) =>
      (view.category === null || category === view.category) && (view.shelf === null || shelf === view.shelf),
  )
  if (view.sort === 'position') return fitting
  return [...fitting].sort((one, other) => (uses[other._id] ?? 0) - (uses[one._id] ?? 0))
}

/** Only what stands by its number can be put in another order. */
export const isOrderable = ({ words, sort }: View): boolean => words.trim() === '' && sort === 'position'

/** Categories in the order of their first reply, what has none last. */
export const categoriesOf = (replies: readonly DeskReply[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const { category } of replies) counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => Number(one === '') - Number(other === ''))
}

/** Takes one out of a list and puts it in at another place. */
export const movedTo = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)]
}
