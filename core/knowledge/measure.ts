import { entryKeyOf } from './ask'
import { outcomeOf, type Outcome, type Thresholds } from './outcome'
import { createReader } from './rank'
import type { SearchIndex } from './search-index'

/** A question of which a person said what answers it: several where it asks several things, none where nothing does. */
export interface Labelled {
  readonly ask: string
  readonly right: readonly string[]
}

/** A labelled question, and what the bot does with it. */
export interface Judged extends Labelled {
  readonly outcome: Outcome['kind']
  /** The entries that it answered with, or offered. */
  readonly ids: readonly string[]
  /** Nothing wrong was said; or the right one was among those offered; or what nobody could answer was left. */
  readonly isRight: boolean
}

const idsOf = (outcome: Outcome): readonly string[] => {
  if (outcome.kind === 'person') return []
  return outcome.kind === 'choose' ? outcome.ids : outcome.answers.map(({ id }) => id)
}

const isRight = ({ kind }: Outcome, ids: readonly string[], right: readonly string[]): boolean => {
  if (kind === 'person') return right.length === 0
  return kind === 'answer' ? ids.every((id) => right.includes(id)) : ids.some((id) => right.includes(id))
}

/** Judges what becomes of each of them. A passage of an article stands for the article. */
export const judgeBy = (
  outcomeFor: (ask: string) => Outcome,
  questions: readonly Labelled[],
): readonly Judged[] =>
  questions.map(({ ask, right }) => {
    const outcome = outcomeFor(ask)
    const ids = [...new Set(idsOf(outcome).map(entryKeyOf))]
    return { ask, right, outcome: outcome.kind, ids, isRight: isRight(outcome, ids, right) }
  })

/** Asks the bot each of them. */
export const judge = (
  index: SearchIndex,
  questions: readonly Labelled[],
  thresholds?: Thresholds,
): readonly Judged[] => {
  const options = { read: createReader(index), ...(thresholds ? { thresholds } : {}) }
  return judgeBy((ask) => outcomeOf(index, ask, options), questions)
}

/** How well a shop's knowledge answers (R106); shares are 0…1, null of nothing. */
export interface Figures {
  readonly questions: number
  /** Of the answers given, how many are right. */
  readonly precision: number | null
  /** Of the questions that the knowledge can answer, how many are answered. */
  readonly coverage: number | null
  /** The same, with those where the right one is offered among three. */
  readonly helped: number | null
  /** Of the questions that nothing here answers, how many are not answered. */
  readonly refused: number | null
}

const share = <T>(of: readonly T[], holds: (one: T) => boolean): number | null =>
  of.length === 0 ? null : of.filter(holds).length / of.length

const isAnswered = ({ outcome }: Judged): boolean => outcome === 'answer'

export const figuresOf = (judged: readonly Judged[]): Figures => {
  const inside = judged.filter(({ right }) => right.length > 0)
  const outside = judged.filter(({ right }) => right.length === 0)
  return {
    questions: judged.length,
    precision: share(judged.filter(isAnswered), (one) => one.isRight),
    coverage: share(inside, isAnswered),
    helped: share(inside, ({ outcome, isRight: helps }) => outcome !== 'person' && helps),
    refused: share(outside, (one) => !isAnswered(one)),
  }
}
