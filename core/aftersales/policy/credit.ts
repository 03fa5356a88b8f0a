import * as z from 'zod/mini'
import { Fen } from '../../shared/money'
import { daysBetween, Instant } from '../../shared/time'

const Count = z.int().check(z.nonnegative())

/** What a shopper did within the policy's window, as far as credit looks at it (history.ts). */
export const History = z.lazy(() =>
  z.object({
    firstOrderAt: z.nullable(Instant),
    /** Orders that she kept until their end. */
    orders: Count,
    paidFen: Fen,
    cases: Count,
    refundedFen: Fen,
    /** Paid ahead, and the goods never came back. */
    unreturned: Count,
    /** Came back otherwise than agreed. */
    faults: Count,
    /** Asked for, and refused for good. */
    refused: Count,
  }),
)
export type History = z.infer<typeof History>

/** What credit can be measured by: days since the first order, and the figures of her history. */
export const Metric = z.enum([
  'days',
  'orders',
  'paidFen',
  'cases',
  'refundPercent',
  'unreturned',
  'faults',
  'refused',
])
export type Metric = z.infer<typeof Metric>

const Condition = z.lazy(() =>
  z.object({
    metric: Metric,
    atLeast: z.optional(Count),
    atMost: z.optional(Count),
  }),
)
type Condition = z.infer<typeof Condition>

/** The first level whose conditions hold is hers; the last asks for nothing. */
export const CreditRules = z.lazy(() =>
  z.object({
    /** How far back her history is read, days. */
    windowDays: z.int().check(z.positive()),
    levels: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          needs: z.enum(['all', 'any']),
          conditions: z.array(Condition),
        }),
      )
      .check(z.minLength(1)),
  }),
)
export type CreditRules = z.infer<typeof CreditRules>
type Level = CreditRules['levels'][number]

/** One figure, and whether it is as a level asks. */
export interface CreditReason extends Condition {
  /** The level that asks it. */
  readonly level: string
  readonly value: number
  readonly holds: boolean
}

export interface Credit {
  readonly level: string
  readonly name: string
  /** Why this level (`holds`), and what kept her from the next better one. */
  readonly reasons: readonly CreditReason[]
}

const refundPercent = ({ paidFen, refundedFen }: History): number => {
  if (refundedFen === 0) return 0
  return paidFen === 0 ? 100 : Math.min(100, Math.ceil((refundedFen * 100) / paidFen))
}

/** A figure of the history; the share of her money that went back is rounded up, percent. */
const valueOf = (metric: Metric, history: History, now: Instant): number => {
  if (metric === 'refundPercent') return refundPercent(history)
  if (metric !== 'days') return history[metric]
  return history.firstOrderAt === null ? 0 : Math.max(0, daysBetween(history.firstOrderAt, now))
}

const holdsFor = ({ atLeast = 0, atMost = Infinity }: Condition, value: number): boolean =>
  value >= atLeast && value <= atMost

const isHers = ({ needs, conditions }: Level, history: History, now: Instant): boolean => {
  const holds = (condition: Condition): boolean =>
    holdsFor(condition, valueOf(condition.metric, history, now))
  return needs === 'all' ? conditions.every(holds) : conditions.some(holds)
}

const reasonsOf = ({ id, conditions }: Level, history: History, now: Instant): readonly CreditReason[] =>
  conditions.map(({ metric, atLeast, atMost }) => {
    const value = valueOf(metric, history, now)
    return { metric, atLeast, atMost, level: id, value, holds: holdsFor({ metric, atLeast, atMost }, value) }
  })

/**
 * Her credit (R131) by what she did, with reasons that a person can read and check: the figures that make the level,
 * and those that miss for a better one. The words stand in core/copy/aftersales-policy.ts.
 */
export const creditOf = (history: History, { levels }: CreditRules, now: Instant): Credit => {
  const index = levels.findIndex((level) => isHers(level, history, now))
  const own = levels[index] ?? levels[levels.length - 1]
  if (!own) throw new Error('no levels of credit')
  const better = levels.slice(0, Math.max(0, index)).filter(({ needs }) => needs === 'all')
  return {
    level: own.id,
    name: own.name,
    reasons: [
      ...reasonsOf(own, history, now).filter(({ holds }) => holds),
      ...better.slice(-1).flatMap((level) => reasonsOf(level, history, now).filter(({ holds }) => !holds)),
    ],
  }
}
