import * as z from 'zod/mini'
import { addOpenTime, always, workingDays, type OpenDay } from '../calendar/open-time'
import { DAY, HOUR, Instant, MINUTE } from '../shared/time'

/** What is timed in a case; every open status runs one of them (table.ts). */
export const CaseClock = z.enum([
  'draft',
  'intake',
  'proceed',
  'review',
  'answerProposal',
  'appeal',
  'verdict',
  'shipBack',
  'confirmReceipt',
  'afterReceipt',
  'reissue',
  'repair',
  'receive',
  'complain',
  'intercept',
  'refund',
  'offlineRefund',
])
export type CaseClock = z.infer<typeof CaseClock>

export interface ClockRow {
  readonly standardMs: number
  /** wall: every moment; business: the shop's hours; workingDays: whole days, without weekends and holidays. */
  readonly calendar: 'wall' | 'business' | 'workingDays'
  /** Which share of the standard has passed when the reminder comes. */
  readonly warnAtPercent: number
}

export type CaseClocks = Readonly<Record<CaseClock, ClockRow>>

const row = (standardMs: number, calendar: ClockRow['calendar'] = 'wall'): ClockRow => ({
  standardMs,
  calendar,
  warnAtPercent: 75,
})

/** What a shop starts from. Rows without a number are ours: no source names one. */
export const standardClocks: CaseClocks = {
  draft: row(30 * DAY),
  intake: row(MINUTE),
  proceed: row(MINUTE),
  /** R113; in the shop's hours as every clock that waits for a person (C12). */
  review: row(2 * HOUR, 'business'),
  answerProposal: row(2 * DAY),
  /** 自定义交易组件: the user applies to the platform within 7 d of the refusal. */
  appeal: row(7 * DAY),
  verdict: row(3 * DAY, 'workingDays'),
  /** 自定义交易组件: the user uploads the return's waybill within 7 d. */
  shipBack: row(7 * DAY),
  /** 自定义交易组件: the merchant confirms receipt within 10 d. */
  confirmReceipt: row(10 * DAY),
  /** R120. */
  afterReceipt: row(3 * DAY, 'workingDays'),
  /** R115. */
  reissue: row(48 * HOUR),
  repair: row(7 * DAY),
  receive: row(10 * DAY),
  complain: row(7 * DAY),
  intercept: row(2 * DAY),
  /** R114. */
  refund: row(24 * HOUR),
  offlineRefund: row(24 * HOUR),
}

/** R42: the shopper is told within the hour after the warning. */
const LADDER_EVERY = HOUR / 2

/** What is done, one after the other, when a clock has passed that nothing follows from by itself (R33, R41). */
export const CaseLadderStep = z.enum(['remindAgent', 'tellSupervisor', 'tellShopper'])
export type CaseLadderStep = z.infer<typeof CaseLadderStep>

/** Which step follows after so many; then a supervisor is told again and again, so that no case is forgotten. */
export const ladderStepAt = (steps: number): CaseLadderStep =>
  CaseLadderStep.options[steps] ?? 'tellSupervisor'

/** The shop's rows and the hours in which it works. */
export interface Times {
  readonly clocks: CaseClocks
  readonly businessTime: OpenDay
}

/** By when the next step is to be done, and what was done about that so far. */
export const Deadline = z.lazy(() =>
  z.object({
    clock: CaseClock,
    since: Instant,
    /** Whoever has to act is reminded. */
    warnAt: Instant,
    dueAt: Instant,
    warned: z.boolean(),
    /** Steps of the ladder that were taken after it had passed. */
    steps: z.int(),
    /** When what follows from its passing is due: `dueAt`, then the next step of the ladder. */
    nextAt: Instant,
    /** 催办: once per clock. */
    hurried: z.boolean(),
  }),
)
export type Deadline = z.infer<typeof Deadline>

/** A row of the shop's, and the hours in which its time counts. */
interface Running extends ClockRow {
  readonly open: OpenDay
}

const running = (clock: CaseClock, { clocks, businessTime }: Times): Running => {
  const own = clocks[clock]
  return { ...own, open: { wall: always, business: businessTime, workingDays }[own.calendar] }
}

/** When `ms` will have passed; a calendar that never opens counts every moment. */
const momentOf = ({ open }: Running, since: Instant, ms: number): Instant =>
  addOpenTime(open, since, ms) ?? since + ms

/** A clock that begins. */
export const deadlineOf = (clock: CaseClock, since: Instant, times: Times): Deadline => {
  const own = running(clock, times)
  const dueAt = momentOf(own, since, own.standardMs)
  const warnAt = momentOf(own, since, Math.round((own.standardMs * own.warnAtPercent) / 100))
  return { clock, since, warnAt, dueAt, warned: false, steps: 0, nextAt: dueAt, hurried: false }
}

/** The clock once a step of its ladder is taken; the shopper hears of it within the hour (R42). */
export const climbed = (deadline: Deadline, now: Instant, times: Times): Deadline => {
  const steps = deadline.steps + 1
  const everyMs = steps < CaseLadderStep.options.length ? LADDER_EVERY : DAY
  return { ...deadline, steps, nextAt: momentOf(running(deadline.clock, times), now, everyMs) }
}
