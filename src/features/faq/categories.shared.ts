import type { Listed } from './browsed'

/** The first step of a category's path: 售后 of 售后/退款. */
export const topOf = ({ category }: Pick<Listed, 'category'>): string => category.split('/')[0] ?? ''

const restOf = ({ category }: Listed): string => category.split('/').slice(1).join(' · ')

export interface Counted {
  readonly name: string
  readonly count: number
}

/** The categories at the top of the tree, in the shop's order. */
export const categoriesOf = (entries: readonly Listed[]): readonly Counted[] => {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(topOf(entry), (counts.get(topOf(entry)) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}

export interface Section {
  /** '' above those that stand in the category itself. */
  readonly title: string
  readonly entries: readonly Listed[]
}

/** One category: its own questions, then those of each category in it. */
export const sectionsOf = (entries: readonly Listed[], category: string): readonly Section[] => {
  const sections = new Map<string, Listed[]>([['', []]])
  for (const entry of entries.filter((one) => topOf(one) === category)) {
    const title = restOf(entry)
    sections.set(title, [...(sections.get(title) ?? []), entry])
  }
  return [...sections]
    .map(([title, list]) => ({ title, entries: list }))
    .filter(({ entries: list }) => list.length > 0)
}
