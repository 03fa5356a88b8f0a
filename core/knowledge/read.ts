import type { SearchIndex } from './search-index'
import { asksOf, canonicalOf, isNegated, marksOf, onesOf, twosOf } from './wordings'

/** How one kind of gram of a question weighs: characters, or pairs of them. */
export interface Weighed {
  readonly grams: ReadonlySet<string>
  /** All weights together. */
  readonly sum: number
  /** The length of the vector of weights. */
  readonly norm: number
}

/** A question, read once. */
export interface Question {
  readonly canonical: string
  readonly letters: readonly string[]
  readonly kinds: readonly Weighed[]
  readonly asks: readonly number[]
  readonly isNegated: boolean
  readonly marks: readonly string[]
}

const weighed = (grams: ReadonlySet<string>, index: SearchIndex): Weighed => {
  let sum = 0
  let square = 0
  for (const gram of grams) {
    const weight = index.weightOf(gram)
    sum += weight
    square += weight * weight
  }
  return { grams, sum, norm: Math.sqrt(square) }
}

const questionOf = (index: SearchIndex, canonical: string): Question => ({
  canonical,
  letters: [...canonical],
  kinds: [weighed(onesOf(canonical), index), weighed(twosOf(canonical), index)],
  asks: asksOf(canonical),
  isNegated: isNegated(canonical),
  marks: marksOf(canonical),
})

/** Reads what somebody asks. */
export const readQuestion = (index: SearchIndex, text: string): Question =>
  questionOf(index, canonicalOf(text))

/** An entry, read once: its questions, and in how many of them each gram stands. */
export interface Read {
  readonly questions: readonly Question[]
  readonly counts: readonly ReadonlyMap<string, number>[]
  /** The share of its questions that ask for this, one for each kind of asking. */
  readonly asks: readonly number[]
  readonly negated: number
  readonly marks: ReadonlySet<string>
}

const countsOf = (kinds: readonly Weighed[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { grams } of kinds) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** One kind of gram of several questions. */
export const kindOf = (questions: readonly Question[], kind: number): readonly Weighed[] =>
  questions.flatMap(({ kinds }) => kinds[kind] ?? [])

/** Reads an entry of the index by its number. */
export const readEntry = (index: SearchIndex, entry: number): Read => {
  const questions = (index.questions[entry] ?? []).map((canonical) => questionOf(index, canonical))
  const share = (has: (question: Question) => boolean): number =>
    questions.filter(has).length / Math.max(1, questions.length)
  return {
    questions,
    counts: [0, 1].map((kind) => countsOf(kindOf(questions, kind))),
    asks: (questions[0]?.asks ?? []).map((_, kind) => share(({ asks }) => asks[kind] === 1)),
    negated: share(({ isNegated }) => isNegated),
    marks: new Set(questions.flatMap(({ marks }) => marks)),
  }
}
