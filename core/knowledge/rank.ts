import { candidatesFor } from './candidates'
import { featureNames, featuresOf } from './features'
import { readEntry, readQuestion, type Read } from './read'
import { NOBODY, type SearchIndex } from './search-index'
import { rankWeights, sureWeights } from './weights'

/** One entry for a question. */
export interface Ranked {
  readonly entry: number
  readonly features: readonly number[]
  readonly score: number
  /** What people write that no entry answers. */
  readonly isNobodys: boolean
}

export const dot = (weights: readonly number[], values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)

/** Entries that were read for an instance's questions; few are asked for again and again. */
const MOST_READ = 2_000

/** Reads entries once while there is room. */
export const createReader = (index: SearchIndex): ((entry: number) => Read) => {
  const known = new Map<number, Read>()
  return (entry) => {
    const before = known.get(entry)
    if (before) return before
    const read = readEntry(index, entry)
    if (known.size >= MOST_READ) known.clear()
    known.set(entry, read)
    return read
  }
}

const learnedAt = featureNames.indexOf('learned')
const sameAt = featureNames.indexOf('same')
const isSame = ({ features }: Ranked): number => features[sameAt] ?? 0

/** A question of the entry itself is its question, whatever else is like it. */
export const byScore = (one: Ranked, other: Ranked): number =>
  isSame(other) - isSame(one) || other.score - one.score || one.entry - other.entry

/** How an index is asked. */
export interface Asking {
  /** Entries that were read for an earlier question need not be read again. */
  readonly read?: ((entry: number) => Read) | undefined
  /** What may be said to who asks; whatever else is there is not looked at. */
  readonly allows?: ((id: string) => boolean) | undefined
}

/** The candidates with what speaks for them, best first; what is nobody's among them. */
export const weigh = (
  index: SearchIndex,
  text: string,
  { read = createReader(index), allows = () => true }: Asking = {},
): readonly Ranked[] => {
  const question = readQuestion(index, text)
  const ranked = candidatesFor(index, question, allows).map((candidate): Ranked => {
    const { entry } = candidate
    const features = featuresOf(index, { question, candidate, read: read(entry) })
    const isNobodys = index.ids[entry] === NOBODY
    return { entry, features, score: dot(rankWeights, features), isNobodys }
  })
  return ranked.sort(byScore)
}

const isSomebodys = ({ isNobodys }: Ranked): boolean => !isNobodys

/** The entries that may be meant, best first. */
export const rank = (index: SearchIndex, text: string, asking?: Asking): readonly Ranked[] =>
  weigh(index, text, asking).filter(isSomebodys)

/** What says whether the best is right, beside its own features. */
export const sureNames: readonly string[] = [
  ...featureNames,
  'score',
  'ahead', // of the second
  'aheadOfMore', // of the third and the fourth
  'odds', // against all others together
  'aheadOfNobodys', // of what no entry answers
  'learnedElsewhere', // the share that was learned for all of that together
  'bias',
]

/** A lead larger than this says no more. */
const MOST_AHEAD = 5
/** What an entry scores that is not like it at all: where there are few candidates, the best still has to beat that. */
const NOTHING = { score: 0 }

/** What the probability is made of, in the order of `sureNames`; nothing where there is no entry. */
export const surenessOf = (weighed: readonly Ranked[]): readonly number[] => {
  const [best, ...others] = weighed.filter(isSomebodys)
  if (!best) return []
  const lead = ({ score }: Pick<Ranked, 'score'>): number =>
    Math.max(-MOST_AHEAD, Math.min(MOST_AHEAD, best.score - score))
  const [second = NOTHING, third = NOTHING, fourth = third] = others
  const odds = [...others, NOTHING].reduce((sum, { score }) => sum + Math.exp(score - best.score), 1e-6)
  const aheadOfMore = (lead(third) + lead(fourth)) / 2
  const nobodys = weighed.filter(({ isNobodys }) => isNobodys)
  const elsewhere = nobodys.reduce((sum, { features }) => sum + (features[learnedAt] ?? 0), 0)
  const leads = [best.score, lead(second), aheadOfMore, -Math.log(odds), lead(nobodys[0] ?? NOTHING)]
  return [...best.features, ...leads, elsewhere, 1]
}

/** The best entries for a question, by id, and the probability that the first of them is right. */
export interface Found {
  readonly best: string | null
  readonly p: number
  readonly top: readonly string[]
}

export const find = (index: SearchIndex, text: string, asking?: Asking): Found => {
  const weighed = weigh(index, text, asking)
  const ranked = weighed.filter(isSomebodys).slice(0, 3)
  const top = ranked.map(({ entry }) => index.ids[entry] ?? '')
  const p = top.length === 0 ? 0 : 1 / (1 + Math.exp(-dot(sureWeights, surenessOf(weighed))))
  return { best: top[0] ?? null, p, top }
}
