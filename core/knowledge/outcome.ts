import { findAfter } from './follow-up'
import type { Asking, Found } from './rank'
import type { SearchIndex } from './search-index'
import { questionsIn } from './split'
import { lettersOf } from './wordings'

/** What the bot does with a question: it answers, offers what may be meant, or leaves it to a person. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answers: readonly Answered[] }
  /** `p`: how likely the first of them is right, where one thing was asked. */
  | { readonly kind: 'choose'; readonly ids: readonly string[]; readonly p?: number }
  | { readonly kind: 'person' }

/** `asked`: the part of the message that it answers; `p`: the probability that it is right. */
export interface Answered {
  readonly asked: string
  readonly id: string
  readonly p: number
}

/** A shop sets its own by what its shoppers say of the answers. */
export interface Thresholds {
  /** Answered from here on. */
  readonly sure: number
  /** From here on the three best are offered. */
  readonly likely: number
}

/** With these, nineteen of twenty answers are right (docs/knowledge.md): the least sure are rare. */
export const usualThresholds: Thresholds = { sure: 0.75, likely: 0.12 }

/** In letters: whoever writes more than this tells a story, and a person reads it. */
const LONGEST = 200

/** What was found for a part of the message. */
interface Part extends Found {
  readonly asked: string
}

const once = (answers: readonly Answered[]): readonly Answered[] =>
  answers.filter(({ id }, at) => answers.findIndex((other) => other.id === id) === at)

/** Several questions are answered together only if the bot is sure of each: half an answer hides the other half. */
const answersOf = (parts: readonly Part[], sure: number): readonly Answered[] => {
  const answers = parts.flatMap(({ asked, best, p }) =>
    best !== null && p >= sure ? [{ asked, id: best, p }] : [],
  )
  return answers.length === parts.length ? once(answers) : []
}

/** What is at least likely is offered. */
const choiceOf = (parts: readonly Part[], least: number): Outcome => {
  const [first, ...others] = parts.filter(({ p }) => p >= least)
  if (!first) return { kind: 'person' }
  const ids = others.length === 0 ? first.top : [first, ...others].flatMap(({ top }) => top.slice(0, 2))
  return {
    ...{ kind: 'choose', ids: [...new Set(ids)].slice(0, 3) },
    ...(parts.length === 1 && { p: first.p }),
  }
}

interface OutcomeAsking extends Asking {
  readonly thresholds?: Thresholds | undefined
  /** The entry that has a question word for word: it is that entry's, whatever else is like it. */
  readonly wordForWord?: ((asked: string) => string | null) | undefined
  /** What she asked before, where that was just now. */
  readonly before?: string | undefined
}

/** What becomes of a message. */
export const outcomeOf = (
  index: SearchIndex,
  text: string,
  { thresholds = usualThresholds, wordForWord = () => null, before = '', ...asking }: OutcomeAsking = {},
): Outcome => {
  if (lettersOf(text).length > LONGEST) return { kind: 'person' }
  const questions = wordForWord(text) === null ? questionsIn(text) : [text]
  const parts = questions.map((asked): Part => {
    const known = wordForWord(asked)
    return known === null
      ? { asked, ...findAfter(index, { text: asked, before, sure: thresholds.sure }, asking) }
      : { asked, best: known, p: 1, top: [known] }
  })
  const answers = answersOf(parts, thresholds.sure)
  if (answers.length > 0) return { kind: 'answer', answers }
  return choiceOf(parts, thresholds.likely)
}
