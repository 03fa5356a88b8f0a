import { ideasIn } from './ideas'
import { asksOf, canonicalOf, isNegated, marksOf, onesOf, twosOf } from './wordings'

/** How much a character, a pair of them or an idea tells. */
export type WeightOf = (gram: string) => number

/** What a question means, as far as that can be told by its words: a vector of length 1. */
interface Meaning {
  readonly canonical: string
  readonly grams: ReadonlyMap<string, number>
  readonly isNegated: boolean
  readonly marks: string
  readonly asks: string
}

/** The same idea in other words says more than the same words. */
const IDEA = 2

/** 涨没涨 and 能不能 deny nothing. */
const eitherWay = /(\p{L})[没不]\1/gu

const meaningOf = (text: string, weightOf: WeightOf): Meaning => {
  const canonical = canonicalOf(text).replace(eitherWay, '$1')
  const weighed = [
    ...[...onesOf(canonical), ...twosOf(canonical)].map((gram) => [gram, weightOf(gram)] as const),
    ...[...ideasIn(canonical)].map((idea) => [idea, IDEA * weightOf(idea)] as const),
  ]
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1
  return {
    canonical,
    grams: new Map(weighed.map(([gram, weight]) => [gram, weight / length])),
    isNegated: isNegated(canonical),
    marks: marksOf(canonical).join(' '),
    asks: asksOf(canonical).join(''),
  }
}

/** Another number, another model; beside none it may be the same. */
const marksApart = (one: string, other: string): number =>
  one === other ? 1 : one === '' || other === '' ? 0.75 : 0.4

/** 能退 and 不能退, 128G and 256G, how and why are asked apart, however alike they are written. */
const apart = (one: Meaning, other: Meaning): number =>
  (one.isNegated === other.isNegated ? 1 : 0.5) *
  marksApart(one.marks, other.marks) *
  (one.asks === other.asks ? 1 : 0.9)

const alike = (one: Meaning, other: Meaning): number => {
  if (one.canonical === other.canonical) return 1
  let shared = 0
  for (const [gram, weight] of one.grams) shared += weight * (other.grams.get(gram) ?? 0)
  return shared * apart(one, other)
}

/** How alike a question is to each before it, by the words that they share. */
const likenessToEarlier = () => {
  const saidBy = new Map<string, { readonly at: number; readonly weight: number }[]>()
  const meanings: Meaning[] = []
  return (meaning: Meaning): ReadonlyMap<number, number> => {
    const shared = new Map<number, number>()
    for (const [gram, weight] of meaning.grams) {
      const said = saidBy.get(gram) ?? []
      for (const earlier of said) {
        shared.set(earlier.at, (shared.get(earlier.at) ?? 0) + weight * earlier.weight)
      }
      said.push({ at: meanings.length, weight })
      saidBy.set(gram, said)
    }
    meanings.push(meaning)
    return new Map(
      [...shared].map(([at, likeness]) => [at, likeness * apart(meaning, meanings[at] ?? meaning)]),
    )
  }
}

/** On average so much like those of a group: it means the same. */
const SAME = 0.46

interface Lot<T> {
  readonly members: { readonly of: T; readonly meaning: Meaning }[]
}

/** The lot that is most like it; null: none is enough. */
const nearestOf = <T>(
  likeness: ReadonlyMap<number, number>,
  lotAt: (question: number) => Lot<T> | undefined,
): Lot<T> | null => {
  const sums = new Map<Lot<T>, number>()
  for (const [at, part] of likeness) {
    const lot = lotAt(at)
    if (lot) sums.set(lot, (sums.get(lot) ?? 0) + part)
  }
  let best: Lot<T> | null = null
  let most = SAME
  for (const [lot, sum] of sums) {
    const average = sum / lot.members.length
    if (average < most || (average === most && best)) continue
    best = lot
    most = average
  }
  return best
}

/** The member that is most like the others; the newest of equals. */
const medoidOf = <T>({ members }: Lot<T>): T | undefined => {
  let best: { readonly of: T; readonly sum: number } | undefined
  for (const { of, meaning } of members) {
    const sum = members.reduce((so, other) => so + alike(meaning, other.meaning), 0)
    if (!best || sum > best.sum + 1e-9) best = { of, sum }
  }
  return best?.of
}

export interface Grouped<T> {
  readonly members: readonly T[]
  /** The one that says best what they ask. */
  readonly medoid: T
}

/** Questions by what they mean; the same list gives the same groups. */
export const groupsOf = <T extends { readonly text: string }>(
  questions: readonly T[],
  weightOf: WeightOf,
): readonly Grouped<T>[] => {
  const lots: Lot<T>[] = []
  const lotAt: Lot<T>[] = []
  const likenessTo = likenessToEarlier()
  for (const of of questions) {
    const meaning = meaningOf(of.text, weightOf)
    const near = nearestOf(likenessTo(meaning), (at) => lotAt[at])
    const lot = near ?? { members: [] }
    if (!near) lots.push(lot)
    lot.members.push({ of, meaning })
    lotAt.push(lot)
  }
  return lots.flatMap((lot) => {
    const medoid = medoidOf(lot)
    return medoid ? [{ members: lot.members.map(({ of }) => of), medoid }] : []
  })
}
