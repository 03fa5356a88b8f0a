import type { Question } from './read'
import type { SearchIndex } from './search-index'

/** How many entries are looked at closely. */
const MOST = 30
/** Entries with many questions have more grams: so much of that is taken off. */
const LENGTH_POWER = 0.1

/** The numbers of the entries that say most of what is asked, best first. */
export const candidatesFor = (index: SearchIndex, { kinds }: Question): readonly number[] => {
  const scores = new Float64Array(index.ids.length)
  const found: number[] = []
  for (const { grams } of kinds) {
    for (const gram of grams) {
      const weight = index.weightOf(gram)
      for (const entry of index.entriesWith(gram)) {
        if (scores[entry] === 0) found.push(entry)
        scores[entry] = (scores[entry] ?? 0) + weight
      }
    }
  }
  for (const entry of found) scores[entry] = (scores[entry] ?? 0) / index.sizeOf(entry) ** LENGTH_POWER
  return best(found, scores)
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
