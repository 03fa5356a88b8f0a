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

/** One kind of gram of an entry. */
export interface Kind {
  readonly questions: readonly Weighed[]
  /** In how many of its questions each gram stands. */
  readonly counts: ReadonlyMap<string, number>
  /** What most of its questions say: how much each gram tells, by the share of them that say it. */
  readonly usual: ReadonlyMap<string, number>
}

/** An entry, read once. */
export interface Read {
  readonly questions: readonly Question[]
  readonly kinds: readonly Kind[]
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

const kindOf = (index: SearchIndex, questions: readonly Weighed[]): Kind => {
  const counts = countsOf(questions)
  const usual = new Map<string, number>()
  for (const [gram, times] of counts) {
    const part = times / questions.length
    if (part >= 0.5) usual.set(gram, index.weightOf(gram) * part)
  }
  return { questions, counts, usual }
}

/** Reads an entry of the index by its number. */
export const readEntry = (index: SearchIndex, entry: number): Read => {
  const questions = (index.questions[entry] ?? []).map((canonical) => questionOf(index, canonical))
  const share = (has: (question: Question) => boolean): number =>
    questions.filter(has).length / Math.max(1, questions.length)
  return {
    questions,
    kinds: [0, 1].map((kind) =>
      kindOf(
        index,
        questions.flatMap(({ kinds }) => kinds[kind] ?? []),
      ),
    ),
    asks: (questions[0]?.asks ?? []).map((_, kind) => share(({ asks }) => asks[kind] === 1)),
    negated: share(({ isNegated }) => isNegated),
    marks: new Set(questions.flatMap(({ marks }) => marks)),
  }
}
