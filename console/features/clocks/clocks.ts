import type { DeskClock } from '../../../core/contracts/desk/clocks'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import type { Instant } from '../../../core/shared/time'
import { clocksWords } from '../../words/clocks'
import { clockWords } from '../../words/sessions'
import { clockOf, standingOf, type ClockView } from '../sessions/clock'

interface Resting {
  readonly words: string
  readonly title: string
}

export interface Clocks {
  /** Those that run, the one that is due first in front. */
  readonly running: readonly ClockView[]
  /** Those that stand still, told together. */
  readonly resting: readonly Resting[]
}

type Running = DeskClock & { readonly dueAt: Instant }

const runs = (clock: DeskClock): clock is Running => clock.dueAt !== null

const byDue = (one: Running, other: Running): number => one.dueAt - other.dueAt

const titleOf = ({ dueAt: due, rule }: DeskClock, now: Instant): string =>
  clockWords.rule(rule.for, rule.standardMs, { due, now })

const viewOf = (clock: Running, now: Instant): ClockView => {
  const standing = standingOf({ dueAt: clock.dueAt, standardMs: clock.rule.standardMs }, now)
  return {
    ...standing,
    words: clocksWords.named(clock.clock, standing.words),
    title: titleOf(clock, now),
    name: clocksWords.names[clock.clock],
  }
}

const restOf = (
  clocks: readonly DeskClock[],
  words: (all: readonly DeskClock['clock'][]) => string,
  title: (clock: DeskClock) => string,
): Resting[] =>
  clocks.length === 0
    ? []
    : [{ words: words(clocks.map(({ clock }) => clock)), title: clocks.map(title).join('；') }]

/** How the clocks of a session stand at `now` of the server. */
export const clocksAt = (clocks: readonly DeskClock[], now: Instant): Clocks => {
  const still = clocks.filter((clock) => !runs(clock))
  return {
    running: clocks
      .filter(runs)
      .sort(byDue)
      .map((clock) => viewOf(clock, now)),
    resting: [
      ...restOf(
        still.filter(({ leftMs }) => leftMs !== null),
        clocksWords.theirs,
        ({ clock, leftMs, rule }) =>
          `${clocksWords.stopped(clock, leftMs ?? 0)}（${clockWords.promised(rule.for, rule.standardMs)}）`,
      ),
      ...restOf(
        still.filter(({ leftMs }) => leftMs === null),
        clocksWords.shut,
        (clock) => titleOf(clock, now),
      ),
    ],
  }
}

/** The one of a session that is due first, an answer or whatever else is owed; null while all stand still. */
export const urgentClock = (session: DeskSession, now: Instant): ClockView | null => {
  const first = (session.clocks ?? []).filter(runs).sort(byDue)[0]
  if (!first || (session.dueAt !== null && session.dueAt < first.dueAt)) return clockOf(session, now)
  return viewOf(first, now)
}
