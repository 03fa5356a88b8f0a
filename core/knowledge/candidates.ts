import type { Question } from './read'
import { lessonOf, NOBODY, type SearchIndex } from './search-index'

/** How many are looked at closely by what they have in common, and again by what was learned. */
const MOST = 20
/** Entries with many questions have more grams: so much of that is taken off. */
const LENGTH_POWER = 0.1
/** Who is further behind than this is as far behind as one can be. */
const MOST_BEHIND = 5

/** An entry worth a closer look. */
export interface Candidate {
  readonly entry: number
  /** Among the candidates, from 0. */
  readonly place: number
  /** What the shop's own questions taught, as a share of all candidates. */
  readonly share: number
  /** How far that is behind the first of them: 0…1. */
  readonly behind: number
}

/** What speaks for each entry, and which of them anything speaks for. */
interface Scores {
  readonly common: Float64Array
  readonly learned: Float64Array
  readonly found: number[]
}

const scoresOf = (index: SearchIndex, { kinds }: Question): Scores => {
  const common = new Float64Array(index.ids.length)
  const learned = new Float64Array(index.ids.length)
  const found: number[] = []
  const norm = Math.sqrt(kinds.reduce((sum, kind) => sum + kind.norm ** 2, 0))
  for (const { weights } of kinds) {
    for (const [gram, weight] of weights) {
      const { entries, lessons } = index.postingOf(gram)
      entries.forEach((entry, place) => {
        if (common[entry] === 0) found.push(entry)
        common[entry] = (common[entry] ?? 0) + weight
        learned[entry] = (learned[entry] ?? 0) + (lessonOf(lessons[place] ?? 0) * weight) / norm
      })
    }
  }
  return { common, learned, found }
}

/** The best by score without sorting them all. */
const best = (found: readonly number[], scores: Float64Array): readonly number[] => {
  const score = (entry: number): number => scores[entry] ?? 0
  const top: number[] = []
  for (const entry of found) {
    const last = top[MOST - 1]
    if (last !== undefined && score(entry) <= score(last)) continue
    let at = Math.min(top.length, MOST - 1)
    while (at > 0 && score(top[at - 1] ?? entry) < score(entry)) {
      top[at] = top[at - 1] ?? entry
      at -= 1
    }
    top[at] = entry
  }
  return top
}

const beside = (entries: readonly number[], learned: Float64Array): readonly Candidate[] => {
  const scores = entries.map((entry) => learned[entry] ?? 0)
  const most = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - most))
  const sum = odds.reduce((all, one) => all + one, 0)
  return entries.map((entry, place) => ({
    entry,
    place,
    share: (odds[place] ?? 0) / sum,
    behind: Math.min(1, (most - (scores[place] ?? 0)) / MOST_BEHIND),
  }))
}

/** The entries that say most of what is asked, best first. */
export const candidatesFor = (
  index: SearchIndex,
  question: Question,
  allows: (id: string) => boolean,
): readonly Candidate[] => {
  const { common, learned, found } = scoresOf(index, question)
  const allowed = found.filter((entry) => {
    const id = index.ids[entry] ?? NOBODY
    return id === NOBODY || allows(id)
  })
  for (const entry of allowed) common[entry] = (common[entry] ?? 0) / index.sizeOf(entry) ** LENGTH_POWER
  return beside([...new Set([...best(allowed, common), ...best(allowed, learned)])], learned)
}
