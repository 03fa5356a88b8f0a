import type { Accuracy } from '../contracts/desk/learning'
import { DAY, type Instant } from '../shared/time'
import { weekOf, type AskKind } from './ask'

/** Of the normal distribution, for 95 %. */
const Z = 1.96

/** Wilson's interval: within it the true share lies with 95 %, however few were looked at. Null: none was. */
export const wilson = (
  right: number,
  judged: number,
): { readonly low: number; readonly high: number } | null => {
  if (judged === 0) return null
  const share = right / judged
  const scale = 1 + Z ** 2 / judged
  const middle = (share + Z ** 2 / (2 * judged)) / scale
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / judged + Z ** 2 / (4 * judged ** 2))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/** Questions of one kind. */
export interface Counted extends AskKind {
  readonly count: number
}

const total = (counts: readonly Counted[]): number => counts.reduce((sum, { count }) => sum + count, 0)

/**
 * Judged is what the shopper, an agent or a supervisor said of an answer. Who asked for a person after it has said
 * nothing of it: she may have wanted something else.
 */
const accuracyOf = (answers: readonly Counted[]): Accuracy => {
  const right = total(answers.filter(({ standing }) => standing === 'right'))
  const judged = right + total(answers.filter(({ standing }) => standing === 'wrong'))
  const { low, high } = wilson(right, judged) ?? { low: null, high: null }
  return { answered: total(answers), judged, right, low, high }
}

const WEEKS = 8

/** The week in China with which the figures begin. */
export const accuracySince = (now: Instant): Instant => weekOf(now) - (WEEKS - 1) * 7 * DAY

const inWeek = (counts: readonly Counted[], from: Instant) => {
  const asked = counts.filter((one) => one.week === from && one.from === 'chat')
  const of = (outcome: AskKind['outcome']) => asked.filter((one) => one.outcome === outcome)
  return {
    ...accuracyOf(of('answer')),
    ...{ from, asked: total(asked), offered: total(of('choose')), unanswered: total(of('person')) },
  }
}

/** The last weeks, the newest last: a week without questions has its row. */
export const weeksOf = (counts: readonly Counted[], now: Instant) =>
  Array.from({ length: WEEKS }, (_, n) => inWeek(counts, accuracySince(now) + n * 7 * DAY))

type OfEntry = Accuracy & { readonly key: string }

/** What is surely bad goes first: the best that it can be is less than the best that others can be. */
const worstFirst = (one: OfEntry, other: OfEntry): number =>
  (one.high ?? 2) - (other.high ?? 2) || other.judged - one.judged || other.answered - one.answered

/** Entry by entry, pages that were rated as well. */
export const entriesOf = (counts: readonly Counted[], limit: number): OfEntry[] => {
  const keys = new Set(counts.flatMap(({ key }) => key ?? []))
  return [...keys]
    .map((key) => ({ key, ...accuracyOf(counts.filter((one) => one.key === key)) }))
    .sort(worstFirst)
    .slice(0, limit)
}
