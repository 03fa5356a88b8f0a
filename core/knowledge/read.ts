import { ideasIn } from './ideas'
import type { SearchIndex } from './search-index'
import { asksOf, canonicalOf, isNegated, marksOf, onesOf, twosOf } from './wordings'

/** How one kind of gram of a question weighs: characters, pairs of them, or ideas. */
export interface Weighed {
  /** Each gram, once, and how much it tells. */
  readonly weights: ReadonlyMap<string, number>
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
  const weights = new Map<string, number>()
  let sum = 0
  let square = 0
  for (const gram of grams) {
    const weight = index.weightOf(gram)
    weights.set(gram, weight)
    sum += weight
    square += weight * weight
  }
  return { weights, sum, norm: Math.sqrt(square) }
}

/** The grams of each kind. */
export const gramsIn = (canonical: string): readonly ReadonlySet<string>[] => [
  onesOf(canonical),
  twosOf(canonical),
  ideasIn(canonical),
]

const questionOf = (index: SearchIndex, canonical: string): Question => ({
  canonical,
  letters: [...canonical],
  kinds: gramsIn(canonical).map((grams) => weighed(grams, index)),
  asks: asksOf(canonical),
  isNegated: isNegated(canonical),
  marks: marksOf(canonical),
})

/** Reads what somebody asks. */
export const readQuestion = (index: SearchIndex, text: string): Question =>
  questionOf(index, canonicalOf(text))

/** One kind of gram of an entry. */
export interface Kind {
  /** Of each of its questions. */
  readonly sums: readonly number[]
  readonly norms: readonly number[]
  /** The numbers of its questions that say each gram. */
  readonly saidBy: ReadonlyMap<string, readonly number[]>
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

const saidByOf = (questions: readonly Weighed[]): ReadonlyMap<string, readonly number[]> => {
  const saidBy = new Map<string, number[]>()
  questions.forEach(({ weights }, number) => {
    for (const gram of weights.keys()) {
      const numbers = saidBy.get(gram)
      if (numbers) numbers.push(number)
      else saidBy.set(gram, [number])
    }
  })
  return saidBy
}

const kindOf = (index: SearchIndex, questions: readonly Weighed[]): Kind => {
  const saidBy = saidByOf(questions)
  const usual = new Map<string, number>()
  for (const [gram, { length }] of saidBy) {
    const part = length / questions.length
    if (part >= 0.5) usual.set(gram, index.weightOf(gram) * part)
  }
  return { sums: questions.map(({ sum }) => sum), norms: questions.map(({ norm }) => norm), saidBy, usual }
}

/** Reads an entry of the index by its number. */
export const readEntry = (index: SearchIndex, entry: number): Read => {
  const questions = (index.questions[entry] ?? []).map((canonical) => questionOf(index, canonical))
  const share = (has: (question: Question) => boolean): number =>
    questions.filter(has).length / Math.max(1, questions.length)
  return {
    questions,
    kinds: (questions[0]?.kinds ?? []).map((_, kind) =>
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
