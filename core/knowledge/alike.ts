import { canonicalOf, isNegated, marksOf, twosOf } from './wordings'

/** Two questions are nearly the same from here on: Dice's coefficient of their pairs of characters. */
const NEARLY = 0.8
/** Whoever reaches that has at least so much of its own pairs in common. */
const LEAST_SHARED = NEARLY / (2 - NEARLY)

/** A question in its one form. */
export interface Form {
  readonly canonical: string
  readonly pairs: ReadonlySet<string>
}

export const formOf = (canonical: string): Form => ({ canonical, pairs: twosOf(canonical) })

/** A question as it is written, and its form. */
export interface Wording extends Form {
  readonly words: string
}

export const wordingOf = (words: string): Wording => ({ words, ...formOf(canonicalOf(words)) })

/** Another number, another model, or the opposite, is another question. */
const isOfSameKind = (one: string, other: string): boolean =>
  isNegated(one) === isNegated(other) && marksOf(one).join() === marksOf(other).join()

/** 1: the same; 0: too little in common. */
export const likenessOf = (one: Form, other: Form): number => {
  if (one.canonical === other.canonical) return 1
  const [few, many] = one.pairs.size < other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs]
  if (few.size < many.size * LEAST_SHARED) return 0
  let shared = 0
  for (const pair of few) if (many.has(pair)) shared += 1
  const likeness = (2 * shared) / (few.size + many.size)
  return likeness >= NEARLY && isOfSameKind(one.canonical, other.canonical) ? likeness : 0
}

/** The first of its pairs in that order, so many that two that are nearly the same have one of them in common. */
export const tellingOf = (
  { pairs }: Form,
  order: (one: string, other: string) => number,
): readonly string[] => [...pairs].sort(order).slice(0, pairs.size - Math.ceil(LEAST_SHARED * pairs.size) + 1)
