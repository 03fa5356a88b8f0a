/**
 * What a shop's own questions teach: how much each gram speaks for each entry that says it. Logistic regression by
 * gradient descent, with a weight only where an entry says a gram: as many numbers as postings, and no more.
 */

/** Taken once: what is looked up on the global object in a loop is slow. */
const { max, min, exp, sqrt, floor } = Math

type Numbers = Int32Array | Float32Array | Float64Array | readonly number[]

/** Grams by number; the entries that say gram g stand at `starts[g]`…`starts[g + 1]` of `entries`. */
export interface Postings {
  readonly starts: Int32Array
  readonly entries: Int32Array
  /** How much each gram tells. */
  readonly weights: Float64Array
}

/** A question of an entry, as the numbers of its grams. */
export interface Lesson {
  readonly entry: number
  readonly grams: readonly number[]
}

const ROUNDS = 5
const RATE = 3
/** What every gram says for every entry that has it, before anything was learned. */
const START = 3
/** Fewer rounds where they take more steps than this: an index of ten thousand entries is still built in seconds. */
const MOST_STEPS = 150_000_000
/** A prime: taken in these steps, questions of one entry do not follow each other; always in the same order. */
const STRIDE = 7919

const at = (numbers: Numbers, place: number): number => numbers[place] ?? 0

/** What is known, and the entries that the question in hand touches. */
interface Learner extends Postings {
  readonly told: Float32Array
  readonly scores: Float64Array
  readonly touched: Int32Array
  count: number
}

/** One gram of the question in hand; `part`: its share of what the question says. */
interface Part {
  readonly gram: number
  readonly part: number
}

const partsOf = (grams: readonly number[], weights: Float64Array): readonly Part[] => {
  const norm = sqrt(grams.reduce((sum, gram) => sum + at(weights, gram) ** 2, 0))
  return grams.map((gram) => ({ gram, part: at(weights, gram) / (norm || 1) }))
}

/** Lets a gram speak. A score is never exactly 0 again, so that an entry is touched once. */
const speak = (learner: Learner, { gram, part }: Part): void => {
  const { starts, entries, told, scores, touched } = learner
  const end = at(starts, gram + 1)
  for (let place = at(starts, gram); place < end; place += 1) {
    const entry = at(entries, place)
    const before = at(scores, entry)
    if (before === 0) {
      touched[learner.count] = entry
      learner.count += 1
    }
    scores[entry] = before + at(told, place) * part + 1e-9
  }
}

/** Turns scores into how far each is from what it should be: 1 for the right entry, 0 for the others. */
const judgeScores = ({ scores, touched, count }: Learner, right: number): void => {
  let most = 0
  for (let turn = 0; turn < count; turn += 1) most = max(most, at(scores, at(touched, turn)))
  let sum = 0
  for (let turn = 0; turn < count; turn += 1) {
    const entry = at(touched, turn)
    const odds = exp(at(scores, entry) - most)
    scores[entry] = odds
    sum += odds
  }
  for (let turn = 0; turn < count; turn += 1) {
    const entry = at(touched, turn)
    scores[entry] = at(scores, entry) / sum - (entry === right ? 1 : 0)
  }
}

const correct = ({ starts, entries, told, scores }: Learner, { gram, part }: Part, rate: number): void => {
  const end = at(starts, gram + 1)
  const step = rate * part
  for (let place = at(starts, gram); place < end; place += 1)
    told[place] = at(told, place) - step * at(scores, at(entries, place))
}

const forget = (learner: Learner): void => {
  for (let turn = 0; turn < learner.count; turn += 1) learner.scores[at(learner.touched, turn)] = 0
  learner.count = 0
}

const roundsFor = (lessons: readonly Lesson[], { starts }: Postings): number => {
  let steps = 1
  for (const { grams } of lessons) for (const gram of grams) steps += at(starts, gram + 1) - at(starts, gram)
  return max(1, min(ROUNDS, floor(MOST_STEPS / steps)))
}

/** How much each gram speaks for each of its entries, in the order of `entries`. */
export const learn = (lessons: readonly Lesson[], postings: Postings, entryCount: number): Float32Array => {
  const learner: Learner = {
    ...postings,
    told: new Float32Array(postings.entries.length).fill(START),
    scores: new Float64Array(entryCount),
    touched: new Int32Array(entryCount),
    count: 0,
  }
  const taught = lessons.map(({ entry, grams }) => ({ entry, parts: partsOf(grams, postings.weights) }))
  const rounds = roundsFor(lessons, postings)
  for (let round = 0; round < rounds; round += 1) {
    const rate = RATE * (1 - round / rounds)
    for (let turn = 0; turn < taught.length; turn += 1) {
      const lesson = taught[(turn * STRIDE) % taught.length]
      if (!lesson) continue
      for (const part of lesson.parts) speak(learner, part)
      judgeScores(learner, lesson.entry)
      for (const part of lesson.parts) correct(learner, part, rate)
      forget(learner)
    }
  }
  return learner.told
}
