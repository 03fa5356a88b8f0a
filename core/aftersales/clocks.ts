import * as z from 'zod/mini'
import { addOpenTime, always, workingDays, type OpenDay } from '../calendar/open-time'
import type { LadderAction, PolicyRow } from '../policy/service-policy'
import { DAY, Instant } from '../shared/time'
import { CaseClock } from './kinds'

/** The row that sets a clock, and which version of the shop's ServicePolicy it stands in. */
export interface ClockRow {
  readonly row: PolicyRow
  readonly version: number
}

export type CaseClocks = Readonly<Record<CaseClock, ClockRow>>

/** The rows that hold for a case, and the hours in which the shop works (times.ts). */
export interface Times {
  readonly clocks: CaseClocks
  readonly businessTime: OpenDay
}

/** By when the next step is to be done, by which row, and what was done about that so far. */
export const Deadline = z.lazy(() =>
  z.object({
    clock: CaseClock,
    /** The row that set it, of that version of the shop's ServicePolicy. */
    rowId: z.string(),
    version: z.int(),
    since: Instant,
    /** Whoever has to act is reminded. */
    warnAt: Instant,
    /** By the row's standard, and never after its limit. */
    dueAt: Instant,
    /** What must not be passed: from then on a platform acts by itself. Null where nobody sets one. */
    limitAt: z.nullable(Instant),
    warned: z.boolean(),
    /** Steps of the ladder that were taken after it had passed. */
    steps: z.int(),
    /** When what follows from its passing is due: `dueAt`, then the next step of the ladder, or the limit. */
    nextAt: Instant,
    /** 催办: once per clock. */
    hurried: z.boolean(),
  }),
)
export type Deadline = z.infer<typeof Deadline>

/** When `ms` will have passed; a calendar that never opens counts every moment. */
const momentOf = (
  calendar: PolicyRow['calendar'],
  { since, ms, businessTime }: { since: Instant; ms: number } & Pick<Times, 'businessTime'>,
): Instant =>
  addOpenTime({ wall: always, business: businessTime, workingDays }[calendar], since, ms) ?? since + ms

const limitOf = ({ limitMs, limitCalendar, calendar }: PolicyRow, since: Instant, times: Times) =>
  limitMs === null ? null : momentOf(limitCalendar ?? calendar, { ...times, since, ms: limitMs })

/** A clock that begins. */
export const deadlineOf = (clock: CaseClock, since: Instant, times: Times): Deadline => {
  const { row, version } = times.clocks[clock]
  const after = (ms: number): Instant => momentOf(row.calendar, { ...times, since, ms })
  const limitAt = limitOf(row, since, times)
  const dueAt = Math.min(after(row.standardMs), limitAt ?? Infinity)
  const warnAt = Math.min(after(Math.round((row.standardMs * row.warnAtPercent) / 100)), dueAt)
  const done = { warned: false, steps: 0, hurried: false }
  return { clock, rowId: row.id, version, since, warnAt, dueAt, limitAt, nextAt: dueAt, ...done }
}

type Passed = Pick<Deadline, 'clock' | 'steps'>

const ladderOf = ({ clock }: Passed, { clocks }: Times) =>
  [...clocks[clock].row.ladder].sort((one, other) => one.afterMs - other.afterMs)

/**
 * What is done now that the clock has passed and nothing follows by itself (R33, R41): its row's ladder step by step,
 * then a supervisor is told again and again, so that no case is forgotten.
 */
export const ladderStepAt = (deadline: Passed, times: Times): LadderAction =>
  ladderOf(deadline, times)[deadline.steps]?.action ?? 'tellSupervisor'

/** The clock once that step is taken; a limit that is still ahead is looked at when it comes. */
export const climbed = (deadline: Deadline, now: Instant, times: Times): Deadline => {
  const steps = deadline.steps + 1
  const { since, limitAt } = deadline
  const next = ladderOf(deadline, times)[steps]
  const { calendar } = times.clocks[deadline.clock].row
  const stepAt = next
    ? momentOf(calendar, { ...times, since, ms: next.afterMs })
    : momentOf(calendar, { ...times, since: now, ms: DAY })
  const nextAt = limitAt !== null && limitAt > now ? Math.min(stepAt, limitAt) : stepAt
  return { ...deadline, steps, nextAt }
}

/** Has what may not be passed been passed? Where no limit is set, the standard is it. */
export const isBeyondLimit = ({ limitAt, dueAt }: Deadline, now: Instant): boolean =>
  now >= (limitAt ?? dueAt)
