import type { Kind, Question, Read, Weighed } from './read'
import type { SearchIndex } from './search-index'

/** Common subsequence and common run of two texts, in letters. */
const inCommon = (one: readonly string[], other: readonly string[]): { inOrder: number; run: number } => {
  const inOrder = new Int32Array(other.length + 1)
  const runs = new Int32Array(other.length + 1)
  let longest = 0
  for (const letter of one) {
    let before = 0
    let runBefore = 0
    for (let at = 1; at <= other.length; at += 1) {
      const above = inOrder[at] ?? 0
      const runAbove = runs[at] ?? 0
      const isSame = letter === other[at - 1]
      inOrder[at] = isSame ? before + 1 : Math.max(above, inOrder[at - 1] ?? 0)
      runs[at] = isSame ? runBefore + 1 : 0
      longest = Math.max(longest, runs[at] ?? 0)
      before = above
      runBefore = runAbove
    }
  }
  return { inOrder: inOrder[other.length] ?? 0, run: longest }
}

/** What is like what: every number is 0…1. */
export const featureNames = [
  // Of characters, then the same eight of pairs.
  'alike1', // cosine with the entry's questions: half of it by the nearest, the rest by the next two
  'known1', // share of the nearest question's weight that is asked
  'asked1', // share of what is asked that the entry says anywhere
  'usual1', // the same, counted by how many of its questions say it
  'strange1', // the weightiest of what is asked that the entry never says: another brand, model, channel
  'missing1', // how much of what is asked it never says, by the square of the weights
  'unsaid1', // share of what most of its questions say that is not asked
  'unsaidMost1', // the weightiest of that
  'alike2',
  'known2',
  'asked2',
  'usual2',
  'strange2',
  'missing2',
  'unsaid2',
  'unsaidMost2',
  'sameAsking', // asks for the same: how, why, when …
  'otherAsking', // asks for what the entry's questions do not ask for
  'negation', // one says not, the other does not
  'otherMark', // a number or a Latin word that the entry does not have
  'inOrder', // longest common subsequence with the nearest question
  'run', // longest run in common, as a share of what is asked
  'same', // one of its questions, word for word
  'place', // 1 ÷ its place among the candidates
] as const

/** A question beside a candidate; `place`: among the candidates, from 0. */
interface Fit {
  readonly question: Question
  readonly entry: Read
  readonly place: number
}

/** One kind of gram of a question beside the same kind of an entry. */
interface Pair extends Kind {
  readonly index: SearchIndex
  readonly asked: Weighed
}

/** How like the entry's questions it is, and how much of the nearest of them is asked. */
const nearness = ({ index, asked, questions }: Pair): readonly number[] => {
  const cosines: number[] = []
  let nearest = 0
  let known = 0
  for (const { grams, sum, norm } of questions) {
    let dot = 0
    let shared = 0
    for (const gram of asked.grams) {
      if (!grams.has(gram)) continue
      const weight = index.weightOf(gram)
      dot += weight * weight
      shared += weight
    }
    const cosine = asked.norm * norm > 0 ? dot / (asked.norm * norm) : 0
    cosines.push(cosine)
    if (cosine <= nearest) continue
    nearest = cosine
    known = sum > 0 ? shared / sum : 0
  }
  const [first = 0, second = first, third = second] = cosines.sort((one, other) => other - one)
  return [0.5 * first + 0.3 * second + 0.2 * third, known]
}

/** How much of what is asked the entry says, and what it never says. */
const coverage = ({ index, asked, counts, questions }: Pair): readonly number[] => {
  let said = 0
  let usual = 0
  let strange = 0
  let missing = 0
  for (const gram of asked.grams) {
    const weight = index.weightOf(gram)
    const times = counts.get(gram) ?? 0
    if (times > 0) {
      said += weight
      usual += (weight * (times + 0.3)) / (questions.length + 0.6)
    } else {
      strange = Math.max(strange, weight)
      missing += weight * weight
    }
  }
  const share = (part: number): number => (asked.sum > 0 ? part / asked.sum : 0)
  const missingShare = asked.norm > 0 ? Math.sqrt(missing) / asked.norm : 0
  return [share(said), share(usual), strange / index.mostWeight, missingShare]
}

/** What most of the entry's questions say and nobody asked. */
const unsaid = ({ index, asked, usual }: Pair): readonly number[] => {
  let all = 0
  let left = 0
  let most = 0
  for (const [gram, weight] of usual) {
    all += weight
    if (asked.grams.has(gram)) continue
    left += weight
    most = Math.max(most, weight)
  }
  return [all > 0 ? left / all : 0, most / index.mostWeight]
}

const ofKind = (index: SearchIndex, { question, entry }: Fit, at: number): readonly number[] => {
  const asked = question.kinds[at]
  const kind = entry.kinds[at]
  if (!asked || !kind) return []
  const pair = { ...kind, index, asked }
  return [...nearness(pair), ...coverage(pair), ...unsaid(pair)]
}

const asking = (question: Question, entry: Read): readonly number[] => {
  let same = 0
  let other = 0
  question.asks.forEach((asks, kind) => {
    const share = entry.asks[kind] ?? 0
    same += asks * share
    other += asks * (1 - share)
  })
  return [same, other]
}

const wording = (question: Question, { questions }: Read): readonly number[] => {
  let inOrder = 0
  let run = 0
  const length = Math.max(1, question.letters.length)
  for (const { letters } of questions) {
    const common = inCommon(question.letters, letters)
    inOrder = Math.max(inOrder, common.inOrder / Math.max(length, letters.length))
    run = Math.max(run, common.run / length)
  }
  return [inOrder, run, questions.some(({ canonical }) => canonical === question.canonical) ? 1 : 0]
}

/** How an entry fits a question, in the order of `featureNames`. */
export const featuresOf = (index: SearchIndex, fit: Fit): readonly number[] => {
  const { question, entry, place } = fit
  return [
    ...ofKind(index, fit, 0),
    ...ofKind(index, fit, 1),
    ...asking(question, entry),
    Math.abs((question.isNegated ? 1 : 0) - entry.negated),
    question.marks.some((mark) => !entry.marks.has(mark)) ? 1 : 0,
    ...wording(question, entry),
    1 / (1 + place),
  ]
}
