import type { Candidate } from './candidates'
import { inCommon } from './in-common'
import { nearestOf, nearness } from './nearest'
import type { Kind, Question, Read, Weighed } from './read'
import type { SearchIndex } from './search-index'

/** Taken once: what is looked up on the global object in a loop is slow. */
const { max, min, sqrt, abs } = Math

const ofKindNames = (kind: 1 | 2 | 3): readonly string[] => [
  `alike${kind}`, // cosine with the entry's questions: half of it by the nearest, the rest by the next two
  `known${kind}`, // share of the nearest question's weight that is asked
  `asked${kind}`, // share of what is asked that the entry says anywhere
  `usual${kind}`, // the same, counted by how many of its questions say it
  `strange${kind}`, // the weightiest of what is asked that the entry never says: another brand, model, channel
  `missing${kind}`, // how much of what is asked it never says, by the square of the weights
  `unsaid${kind}`, // share of what most of its questions say that is not asked
  `unsaidMost${kind}`, // the weightiest of that
]

/** What is like what: every number is 0…1. */
export const featureNames: readonly string[] = [
  ...ofKindNames(1), // of characters
  ...ofKindNames(2), // of pairs of characters
  ...ofKindNames(3), // of ideas
  'sameAsking', // asks for the same: how, why, when …
  'otherAsking', // asks for what the entry's questions do not ask for
  'negation', // one says not, the other does not
  'otherMark', // a number or a Latin word that the entry does not have
  'inOrder', // longest common subsequence with the nearest questions
  'run', // longest run in common, as a share of what is asked
  'same', // one of its questions, word for word
  'place', // 1 ÷ its place among the candidates
  'learned', // the share of it among the candidates, as learned from the shop's own questions
  'behind', // how far it is behind the first of them
  'rich', // how many questions it has: 8 are half of it
  'learnedRich', // the share, where it has many
  'long', // how long the question is
  'missingLong', // how much of a long question it never says
]

/** A question beside a candidate, and the candidate as it was read. */
interface Fit {
  readonly question: Question
  readonly candidate: Candidate
  readonly read: Read
}

/** One kind of gram of a question beside the same kind of an entry. */
interface Pair {
  readonly index: SearchIndex
  readonly asked: Weighed
  readonly kind: Kind
}

/** How much of what is asked the entry says, and what it never says. */
const coverage = ({ index, asked, kind }: Pair): readonly number[] => {
  let said = 0
  let usual = 0
  let strange = 0
  let missing = 0
  for (const [gram, weight] of asked.weights) {
    const times = kind.saidBy.get(gram)?.length ?? 0
    if (times > 0) {
      said += weight
      usual += (weight * (times + 0.3)) / (kind.norms.length + 0.6)
    } else {
      strange = max(strange, weight)
      missing += weight * weight
    }
  }
  const share = (part: number): number => (asked.sum > 0 ? part / asked.sum : 0)
  const missingShare = asked.norm > 0 ? sqrt(missing) / asked.norm : 0
  return [share(said), share(usual), strange / index.mostWeight, missingShare]
}

/** What most of the entry's questions say and nobody asked. */
const unsaid = ({ index, asked, kind }: Pair): readonly number[] => {
  let all = 0
  let left = 0
  let most = 0
  for (const [gram, weight] of kind.usual) {
    all += weight
    if (asked.weights.has(gram)) continue
    left += weight
    most = max(most, weight)
  }
  return [all > 0 ? left / all : 0, most / index.mostWeight]
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

/** The order of the letters, beside the questions that have most of them. */
const wording = (question: Question, { questions }: Read, near: ReadonlySet<number>): readonly number[] => {
  let inOrder = 0
  let run = 0
  const length = max(1, question.letters.length)
  for (const number of near) {
    const letters = questions[number]?.letters ?? []
    const common = inCommon(question.letters, letters)
    inOrder = max(inOrder, common.inOrder / max(length, letters.length))
    run = max(run, common.run / length)
  }
  return [inOrder, run, questions.some(({ canonical }) => canonical === question.canonical) ? 1 : 0]
}

/** How many questions an entry has that is half as rich as one may be. */
const HALF_RICH = 8
/** Letters of a question that is as long as one may be. */
const LONG = 30

const learned = ({ questions }: Read, { place, share, behind }: Candidate): readonly number[] => {
  const rich = questions.length / (questions.length + HALF_RICH)
  return [1 / (1 + place), share, behind, rich, rich * share]
}

const ofKinds = (index: SearchIndex, question: Question, read: Read) =>
  question.kinds.flatMap((asked, at) => {
    const kind = read.kinds[at]
    return kind ? [{ index, asked, kind, nearest: nearestOf(asked, kind) }] : []
  })

const missingAt = featureNames.indexOf('missing1')

/** How an entry fits a question, in the order of `featureNames`. */
export const featuresOf = (index: SearchIndex, { question, candidate, read }: Fit): readonly number[] => {
  const kinds = ofKinds(index, question, read)
  const near = new Set(kinds.slice(0, 2).flatMap(({ nearest }) => nearest.numbers))
  const long = min(1, question.letters.length / LONG)
  const alike = kinds.flatMap((kind) => [
    ...nearness(kind.nearest, read.questions.length),
    ...coverage(kind),
    ...unsaid(kind),
  ])
  return [
    ...alike,
    ...asking(question, read),
    abs((question.isNegated ? 1 : 0) - read.negated),
    question.marks.some((mark) => !read.marks.has(mark)) ? 1 : 0,
    ...wording(question, read, near),
    ...learned(read, candidate),
    long,
    long * (alike[missingAt] ?? 0),
  ]
}
