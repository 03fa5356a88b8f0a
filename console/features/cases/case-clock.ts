import type { DeskCaseRow } from '../../../core/aftersales/desk-view'
import type { Instant } from '../../../core/shared/time'
import { casesWords } from '../../words/cases'
import { standingOf, type ClockView } from '../sessions/clock'

const words = casesWords.clock

/** The clock of what the shop has to do, with the rule that set it; null while others have the word. */
export const clockOf = (
  { dueAt, timed }: Pick<DeskCaseRow, 'dueAt' | 'timed'>,
  now: Instant,
): ClockView | null => {
  if (dueAt === null) return null
  const { level, part } = standingOf({ dueAt, standardMs: timed ? dueAt - timed.since : undefined }, now)
  return {
    ...{ level, part },
    words: dueAt < now ? words.over(now - dueAt) : words.left(dueAt - now),
    title: timed ? words.rule(timed, now) : '',
  }
}

/** What is waited for, and until when: 等顾客，11月25日 18:00 前. */
export const waitText = (
  { headline, timed }: Pick<DeskCaseRow, 'headline' | 'timed'>,
  now: Instant,
): string =>
  [casesWords.waits(headline.nextBy), timed ? words.until(timed.dueAt, now) : '']
    .filter((text) => text !== '')
    .join('，')

/** The one that the shop has to do something about first. */
export const firstDue = (cases: readonly DeskCaseRow[]): DeskCaseRow | undefined =>
  cases.filter(({ dueAt }) => dueAt !== null).sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))[0]
