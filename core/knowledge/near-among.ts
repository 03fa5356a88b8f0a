import type { NearEntry } from '../contracts/desk/knowledge'
import { likenessOf, tellingOf, wordingOf, type Wording } from './alike'
import type { Entry } from './entry'

/** More would hide the first ones. */
const MOST = 50

interface Asked {
  readonly entry: Entry
  readonly wording: Wording
}

/** The order from the rarest pair to the most frequent, the same for every question. */
const rarestFirst = (asked: readonly Asked[]): ((one: string, other: string) => number) => {
  const counts = new Map<string, number>()
  for (const { wording } of asked)
    for (const pair of wording.pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return (one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0) || (one < other ? -1 : 1)
}

interface Pair {
  readonly one: Asked
  readonly other: Asked
  readonly likeness: number
}

/** Questions of different entries that are asked alike, where one of them is among these. */
const pairsAmong = (asked: readonly Asked[], keys: ReadonlySet<string>): readonly Pair[] => {
  const order = rarestFirst(asked)
  const byPair = new Map<string, Asked[]>()
  const found: Pair[] = []
  for (const one of asked) {
    for (const pair of tellingOf(one.wording, order)) {
      const earlier = byPair.get(pair) ?? []
      for (const other of earlier) {
        if (other.entry === one.entry || !(keys.has(one.entry.key) || keys.has(other.entry.key))) continue
        const likeness = likenessOf(one.wording, other.wording)
        if (likeness > 0) found.push({ one, other, likeness })
      }
      earlier.push(one)
      byPair.set(pair, earlier)
    }
  }
  return found
}

/** Each two entries once; what came with these keys is told of whatever stood there. */
const told = ({ one, other }: Pair, keys: ReadonlySet<string>): NearEntry => {
  const [own, theirs] = keys.has(one.entry.key) ? [one, other] : [other, one]
  const { key, title } = theirs.entry
  return { key, title, question: own.wording.words, theirs: theirs.wording.words }
}

/** Entries of these keys that are asked like another one, the most alike first: two entries once, at most 50. */
export const nearAmong = (entries: readonly Entry[], keys: ReadonlySet<string>): NearEntry[] => {
  const asked = entries.flatMap((entry) =>
    [entry.title, ...entry.similar].map((words) => ({ entry, wording: wordingOf(words) })),
  )
  const pairs = [...pairsAmong(asked, keys)].sort((a, b) => b.likeness - a.likeness)
  const seen = new Set<string>()
  const first = pairs.filter(({ one, other }) => {
    const both = [one.entry.key, other.entry.key].sort().join(' ')
    return !seen.has(both) && seen.add(both)
  })
  return first.slice(0, MOST).map((pair) => told(pair, keys))
}
