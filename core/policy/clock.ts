import * as z from 'zod/mini'
import { addOpenTime, openTimeBetween, type OpenDay } from '../calendar/open-time'
import { Instant } from '../shared/time'
import type { LadderAction, PolicyRow } from './service-policy'

/**
 * A clock that runs: since when, and how much it had used before. While the shopper has the word it stands still, and
 * `since` is null. What it is due at is never stored: it follows from the row and the calendar.
 */
export const Clock = z.object({
  /** The row that set it, of that version of the policy. */
  rowId: z.string(),
  version: z.int(),
  since: z.nullable(Instant),
  /** Time of its calendar that had passed before `since`, ms. */
  usedMs: z.int(),
  /** Steps of the ladder that were taken. */
  steps: z.int(),
  warned: z.boolean(),
  /** What had passed when the ladder was begun anew, for other hands (`anew`), ms; absent: with the clock. */
  ladderFromMs: z.optional(z.int()),
  /** Nobody else could take it: what will have passed when that is tried again (`tryAgain`), ms. */
  againMs: z.optional(z.int()),
})
export type Clock = z.infer<typeof Clock>

/** The row that set a clock, and its calendar. */
export interface Timing {
  readonly row: PolicyRow
  readonly open: OpenDay
}

export const startClock = (row: Pick<PolicyRow, 'id'>, version: number, since: Instant): Clock => ({
  rowId: row.id,
  version,
  since,
  usedMs: 0,
  steps: 0,
  warned: false,
})

/** Time of its calendar that has passed until `now`, ms. */
export const usedAt = ({ since, usedMs }: Clock, { open }: Timing, now: Instant): number =>
  since === null ? usedMs : usedMs + openTimeBetween(open, since, now)

export const pauseClock = (clock: Clock, timing: Timing, now: Instant): Clock => ({
  ...clock,
  usedMs: usedAt(clock, timing, now),
  since: null,
})

export const resumeClock = (clock: Clock, now: Instant): Clock =>
  clock.since === null ? { ...clock, since: now } : clock

/** When so much time will have passed on it; null while it stands still, or when its calendar never opens. */
const momentOf = ({ since, usedMs }: Clock, { open }: Timing, ms: number): Instant | null =>
  since === null ? null : addOpenTime(open, since, Math.max(0, ms - usedMs))

export const dueAt = (clock: Clock, timing: Timing): Instant | null =>
  momentOf(clock, timing, timing.row.standardMs)

/** What is to be done about a clock next. */
export type ClockStep = { readonly kind: 'warn' } | { readonly kind: 'ladder'; readonly action: LadderAction }

const warnMs = ({ standardMs, warnAtPercent }: PolicyRow): number => (standardMs * warnAtPercent) / 100

/** A step that is not taken yet, and when. */
interface Coming {
  readonly ms: number
  readonly step: ClockStep
  readonly from: 'warning' | 'ladder' | 'again'
}

const onLadder = ({ steps, ladderFromMs = 0 }: Clock, { ladder }: PolicyRow): readonly Coming[] =>
  [...ladder]
    .sort((one, other) => one.afterMs - other.afterMs)
    .slice(steps)
    .map(({ afterMs, action }) => ({
      ms: ladderFromMs + afterMs,
      step: { kind: 'ladder', action },
      from: 'ladder',
    }))

const waitingSteps = (clock: Clock, row: PolicyRow): readonly Coming[] => [
  ...(clock.warned ? [] : [{ ms: warnMs(row), step: { kind: 'warn' }, from: 'warning' } as const]),
  ...onLadder(clock, row),
  ...(clock.againMs === undefined
    ? []
    : [{ ms: clock.againMs, step: { kind: 'ladder', action: 'reassign' }, from: 'again' } as const]),
]

/** When somebody must look at the clock next; null when nothing is left to do, or it stands still. */
export const nextLookAt = (clock: Clock, timing: Timing): Instant | null => {
  const moments = waitingSteps(clock, timing.row).map(({ ms }) => momentOf(clock, timing, ms))
  const coming = moments.filter((moment) => moment !== null)
  return coming.length === 0 ? null : Math.min(...coming)
}

/**
 * What is due at `now`, in the order in which it fell due, and the clock once it is done. A timer that comes late finds
 * several steps, one that comes twice finds none.
 */
export const stepsDue = (
  clock: Clock,
  timing: Timing,
  now: Instant,
): { readonly due: readonly ClockStep[]; readonly clock: Clock } => {
  const used = usedAt(clock, timing, now)
  const due = waitingSteps(clock, timing.row)
    .filter(({ ms }) => clock.since !== null && ms <= used)
    .sort((one, other) => one.ms - other.ms)
  const isDue = (from: Coming['from']): boolean => due.some((one) => one.from === from)
  return {
    due: due.map(({ step }) => step),
    clock: {
      ...(isDue('again') ? withoutAgain(clock) : clock),
      warned: clock.warned || isDue('warning'),
      steps: clock.steps + due.filter(({ from }) => from === 'ladder').length,
    },
  }
}

const withoutAgain = ({ againMs: _, ...clock }: Clock): Clock => clock

/** The ladder from its beginning, for whoever has it now; what was used stays used. */
export const anew = (clock: Clock, timing: Timing, now: Instant): Clock => ({
  ...withoutAgain(clock),
  steps: 0,
  ladderFromMs: usedAt(clock, timing, now),
})

/** The clock when nobody else could take it: that is tried again, each time after as long as until the first try. */
export const tryAgain = (clock: Clock, timing: Timing, now: Instant): Clock => {
  const step = timing.row.ladder.find(({ action }) => action === 'reassign')
  return step ? { ...clock, againMs: usedAt(clock, timing, now) + step.afterMs } : clock
}

/** How a clock ended: scored by what happened, never by when a timer ran. */
export interface Score {
  readonly usedMs: number
  readonly onTarget: boolean
  readonly kept: boolean
  readonly withinLimit: boolean
}

export const scoreAt = (clock: Clock, timing: Timing, now: Instant): Score => {
  const usedMs = usedAt(clock, timing, now)
  const { targetMs, standardMs, limitMs } = timing.row
  return {
    usedMs,
    onTarget: usedMs <= (targetMs ?? standardMs),
    kept: usedMs <= standardMs,
    withinLimit: usedMs <= (limitMs ?? standardMs),
  }
}
