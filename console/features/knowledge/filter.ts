import type { KnowledgeRow } from '../../../core/contracts/desk/knowledge'
import { startCategories } from '../../../core/knowledge/entry'
import { plainWords } from '../../../core/quick-replies/plain'
import type { Instant } from '../../../core/shared/time'

/** What entries may be picked out by, whatever their category is. */
export const marks = ['unpublished', 'hot', 'untimely', 'agents'] as const
export type Mark = (typeof marks)[number]

/** Everything, a category with what is below it, or what bears a mark. */
export type Place = 'all' | Mark | `in:${string}`

export interface View {
  readonly words: string
  readonly place: Place
}

export const everything: View = { words: '', place: 'all' }

/** Not said yet, or not any more. */
export const isUntimely = ({ validFrom, validUntil }: KnowledgeRow, now: Instant): boolean =>
  (validFrom !== null && now < validFrom) || (validUntil !== null && validUntil <= now)

const bears: Readonly<Record<Mark, (row: KnowledgeRow, now: Instant) => boolean>> = {
  unpublished: ({ state }) => state !== 'live',
  hot: ({ hot }) => hot !== null,
  untimely: isUntimely,
  agents: ({ audience }) => audience === 'agent',
}

const isMark = (place: Place): place is Mark => marks.some((mark) => mark === place)

export const isWithin = (category: string, path: string): boolean =>
  category === path || category.startsWith(`${path}/`)

const stands = (row: KnowledgeRow, place: Place, now: Instant): boolean => {
  if (place === 'all') return true
  return isMark(place) ? bears[place](row, now) : isWithin(row.category, place.slice('in:'.length))
}

/** The better an entry fits the words, the earlier it comes. */
const fits: readonly ((row: KnowledgeRow, asked: string) => boolean)[] = [
  ({ title, initials }, asked) => plainWords(title).startsWith(asked) || initials.startsWith(asked),
  ({ title, initials }, asked) => plainWords(title).includes(asked) || initials.includes(asked),
  ({ category }, asked) => plainWords(category).includes(asked),
]

/** By its title, the first letters of its title in pinyin, or its category. */
const found = (rows: readonly KnowledgeRow[], words: string): readonly KnowledgeRow[] => {
  const asked = plainWords(words)
  if (asked === '') return rows
  return [...new Set(fits.flatMap((fit) => rows.filter((row) => fit(row, asked))))]
}

const byHot = (one: KnowledgeRow, other: KnowledgeRow): number => (one.hot ?? 0) - (other.hot ?? 0)

/** What of the entries is shown; the hot ones in their places. */
export const shownOf = (rows: readonly KnowledgeRow[], view: View, now: Instant): readonly KnowledgeRow[] => {
  const standing = rows.filter((row) => stands(row, view.place, now))
  return found(view.place === 'hot' ? [...standing].sort(byHot) : standing, view.words)
}

export interface Branch {
  readonly place: Place
  /** The last part of its path; of a mark its name stands in words. */
  readonly name: string
  readonly depth: number
  readonly count: number
}

/** A path with those above it: 售后, 售后/退款. */
const upwards = (category: string): readonly string[] => {
  const parts = category.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** Those that every shop begins with come first, the others as they come, each before what is below it. */
const inOrder = (paths: readonly string[]): readonly string[] => {
  const roots = [...new Set([...startCategories, ...paths.filter((path) => !path.includes('/'))])]
  return roots.flatMap((root) => paths.filter((path) => isWithin(path, root)))
}

/** The tree of categories as it is read, with how many entries each has. */
export const branchesOf = (rows: readonly KnowledgeRow[]): readonly Branch[] => {
  const counts = new Map<string, number>()
  for (const { category } of rows)
    for (const path of upwards(category)) counts.set(path, (counts.get(path) ?? 0) + 1)
  return inOrder([...counts.keys()]).map((path) => {
    const parts = path.split('/')
    const name = parts.at(-1) ?? path
    return { place: `in:${path}`, name, depth: parts.length - 1, count: counts.get(path) ?? 0 }
  })
}

/** How many entries bear each mark. */
export const markedOf = (rows: readonly KnowledgeRow[], now: Instant): Readonly<Record<Mark, number>> => {
  const countOf = (mark: Mark): number => rows.filter((row) => bears[mark](row, now)).length
  return {
    unpublished: countOf('unpublished'),
    hot: countOf('hot'),
    untimely: countOf('untimely'),
    agents: countOf('agents'),
  }
}

/** What one may choose a category from: those that every shop begins with, and those that are used. */
export const categoriesIn = (rows: readonly KnowledgeRow[]): readonly string[] => [
  ...new Set([...startCategories, ...rows.map(({ category }) => category)]),
]
