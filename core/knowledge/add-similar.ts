import { learningWords } from '../copy/learning'
import { err, ok, type Result } from '../shared/result'
import { MOST_SIMILAR, type Entry } from './entry'
import { lettersOf } from './wordings'

/** How long a question of an entry is. */
const LENGTH = [2, 60] as const
/** Digits of an order, a parcel or a phone: a question with its own number is nobody else's. */
const ownNumber = /\d{5}/
/** In an answer, where `9:00-21:00` is none: a blank or a hyphen may stand between two digits. */
const saidNumber = /\d(?:[ -]?\d){4}/
/** “那运费呢” asks on about what was said before, and by itself about nothing. */
const leaning = /^那.{0,9}$/u

const tidy = (question: string): string => question.replace(/\s+/gu, ' ').trim()

/** Whether an answer has a number that is nobody else's. */
export const hasOwnNumber = (answer: string): boolean => saidNumber.test(answer.normalize('NFKC'))

/** Those that others may ask as well, each once by its letters. */
export const fitting = (questions: readonly string[]): readonly string[] => {
  const byLetters = new Map(questions.map((question) => [lettersOf(question), tidy(question)]))
  return [...byLetters].flatMap(([letters, question]) => {
    const [least, most] = LENGTH
    const fits = letters !== '' && question.length >= least && question.length <= most
    return fits && !ownNumber.test(letters) && !leaning.test(letters) ? [question] : []
  })
}

const isIn = (questions: readonly string[], letters: string): boolean =>
  questions.some((question) => lettersOf(question) === letters)

/** An entry with these questions, as many as there is room for. */
export const withSimilar = (entry: Entry, questions: readonly string[]): Entry => {
  const known = [entry.title, ...entry.similar]
  const more = questions.filter((question) => !isIn(known, lettersOf(question)))
  return { ...entry, similar: [...entry.similar, ...more].slice(0, MOST_SIMILAR) }
}

/** Whether nothing is left to do for a question: the entry has it, or nobody else asks so. */
export const isSeenTo = ({ title, similar }: Entry, question: string): boolean =>
  isIn([title, ...similar], lettersOf(question)) || fitting([question]).length === 0

/** What is asked so is another entry's from now on. */
const without = (entry: Entry, questions: readonly string[]): Entry => {
  const letters = new Set(questions.map(lettersOf))
  const similar = entry.similar.filter((question) => !letters.has(lettersOf(question)))
  return similar.length === entry.similar.length ? entry : { ...entry, similar }
}

interface Added {
  readonly entries: readonly Entry[]
  /** With as many of them as there was room for. */
  readonly entry: Entry
  /** 0: it has them all. */
  readonly added: number
}

/** Questions become similar ones of an entry, and of no other; or why they can't, in words. */
export const addSimilar = (
  entries: readonly Entry[],
  key: string,
  asked: readonly string[],
): Result<Added> => {
  const entry = entries.find((one) => one.key === key)
  if (!entry) return err(learningWords.gone)
  const others = entries.filter((one) => one !== entry)
  const questions = fitting(asked)
  if (questions.length === 0) return err(learningWords.unfit(LENGTH[1]))
  const free = questions.filter((question) => !others.some(({ title }) => isIn([title], lettersOf(question))))
  const other = others.find(({ title }) => isIn(questions, lettersOf(title)))
  if (free.length === 0 && other) return err(learningWords.titled(other.title))
  const grown = withSimilar(entry, free)
  const added = grown.similar.length - entry.similar.length
  const isKnown = free.every((question) => isIn([entry.title, ...entry.similar], lettersOf(question)))
  if (added === 0 && !isKnown) return err(learningWords.full(MOST_SIMILAR))
  const after = added > 0 ? grown : entry
  const taken = free.filter((question) => isIn([after.title, ...after.similar], lettersOf(question)))
  const all = entries.map((one) => (one === entry ? after : without(one, taken)))
  return ok({ entries: all, entry: after, added })
}
