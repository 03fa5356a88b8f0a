import * as z from 'zod/mini'
import { Goals } from '../../numbers/goals'
import { datesFrom, isDate, MOST_DAYS } from '../../numbers/period'
import { WaitCause } from '../../numbers/why'
import { Sums } from '../../numbers/sums'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

/** 2025-11-21: a day in China. */
const DateText = z.string().check(
  z.maxLength(10),
  z.refine((date: string) => isDate(date)),
)

const Range = z.object({ from: DateText, to: DateText }).check(
  z.refine(({ from, to }) => {
    const { length } = datesFrom(from, to)
    return length >= 1 && length <= MOST_DAYS
  }),
)

const limits = { targetMs: z.int(), standardMs: z.int(), limitMs: z.int() }

/** What was promised for a person's first words, ms: 目标, 标准, 上限 (core/policy). */
const Promise = z.object({
  ...limits,
  /** To whom the most time was given, where not all are promised the same (售前); absent: they are. */
  upTo: z.optional(z.object(limits)),
})

/** What happened in sessions that are over; each stands in the day and hour in which a person was asked for. */
export const NumbersView = z.lazy(() =>
  z.object({
    /** `own`: of the agent who asks, as if he were alone; supervisors see the shop. */
    scope: z.enum(['shop', 'own']),
    from: z.string(),
    to: z.string(),
    total: Sums,
    days: z.array(z.object({ date: z.string(), sums: Sums })),
    /** 0–23, in China; those in which something happened. */
    hours: z.array(z.object({ hour: z.int(), sums: Sums })),
    /** `name` null: no group, whoever was free. */
    groups: z.array(z.object({ id: z.string(), name: z.nullable(z.string()), sums: Sums })),
    agents: z.array(z.object({ userid: z.string(), name: z.string(), sums: Sums })),
    goals: Goals,
    /** null: the shop promises nothing. */
    firstResponse: z.nullable(Promise),
    now: Instant,
  }),
)
export type NumbersView = z.infer<typeof NumbersView>

/** Hours of a day, in China, in which a person was asked for; averages in ms, shares from 0 to 1. */
export const WhyView = z.lazy(() =>
  z.object({
    date: z.string(),
    hours: z.array(
      z.object({
        hour: z.int(),
        asked: z.int(),
        /** On duty, on average; with so many places. */
        agents: z.number(),
        places: z.number(),
        utilisation: z.nullable(z.number()),
        queuedMs: z.nullable(z.number()),
        firstMs: z.nullable(z.number()),
        handledMs: z.nullable(z.number()),
        keptShare: z.nullable(z.number()),
        cause: WaitCause,
        enough: z.nullable(z.int()),
      }),
    ),
    /** From an hour that can spare somebody to one that needs him. */
    moves: z.array(z.object({ from: z.int(), to: z.int() })),
    now: Instant,
  }),
)
export type WhyView = z.infer<typeof WhyView>

export const numbersArea = {
  today: procedure({ roles, input: z.object({}), output: NumbersView }),
  day: procedure({ roles, input: z.object({ date: DateText }), output: NumbersView }),
  /** Why shoppers waited on that day, hour by hour, and what would help (R52). */
  why: procedure({ roles: ['supervisor'], input: z.object({ date: DateText }), output: WhyView }),
  /** Both days included, 31 at most. */
  range: procedure({ roles, input: Range, output: NumbersView }),
}
