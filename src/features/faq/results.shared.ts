import type { Browsed, Listed } from './browsed'
import type { FoundTitle } from './find-titles.shared'
import type { MeantState } from './use-meant'
import { topOf } from './categories.shared'

export interface FoundRow {
  readonly key: string
  readonly title: string
  /** Of its letters: what was meant. */
  readonly places: readonly number[]
  /** '' when it is not known. */
  readonly category: string
}

export interface Results {
  /** What surely answers it, with how its answer begins. */
  readonly best: (FoundRow & { readonly text: string }) | null
  readonly rows: readonly FoundRow[]
}

const rowOf = ({ entry, places }: FoundTitle): FoundRow => ({
  key: entry.key,
  title: entry.title,
  places,
  category: topOf(entry),
})

/** What was found by title, then what only its meaning finds. */
export const resultsOf = (
  { entries }: Pick<Browsed, 'entries'>,
  byTitle: readonly FoundTitle[],
  state: MeantState,
): Results => {
  const rows = byTitle.map(rowOf)
  if (state.status !== 'ready') return { best: null, rows }
  const { found, best } = state.meant
  const known = new Map<string, Listed>(entries.map((entry) => [entry.key, entry]))
  const shown = new Map(rows.map((row) => [row.key, row]))
  const meant = found.map(({ key, title }): FoundRow => {
    const entry = known.get(key)
    return shown.get(key) ?? { key, title, places: [], category: entry ? topOf(entry) : '' }
  })
  const [first] = meant
  const all = [...new Map([...rows, ...meant].map((row) => [row.key, row])).values()]
  if (!first || best === null) return { best: null, rows: all }
  return { best: { ...first, text: best }, rows: all.filter(({ key }) => key !== first.key) }
}
