import * as z from 'zod/mini'
import { Clock } from '../policy/clock'
import { present } from '../shared/present'
import { Instant } from '../shared/time'
import type { OpenService } from './state'

/** An agent can't solve it and asked a supervisor (R50, R51). */
export const Escalation = z.lazy(() =>
  z.object({
    at: Instant,
    agentId: z.string(),
    agentName: z.string(),
    reason: z.string(),
    /** Null when the shop's policy promises nothing. */
    clock: z.nullable(Clock),
  }),
)
export type Escalation = z.infer<typeof Escalation>

/** What was promised beside the next answer: each runs on its own clock, whoever answers meanwhile. */
export const Owed = z.lazy(() =>
  z.object({
    /** Somebody said "正在加急处理" (R37). */
    promise: z.optional(Clock),
    escalation: z.optional(Escalation),
  }),
)
export type Owed = z.infer<typeof Owed>

/** How an escalation ended: a supervisor said what to do, took the session himself, or gave it to somebody. */
export const EscalationEnd = z.enum(['answered', 'takenOver'])
export type EscalationEnd = z.infer<typeof EscalationEnd>

const score = { usedMs: z.int(), kept: z.boolean() }

export const owedEvents = [
  /** The answer was promised for later: from now on that clock runs. */
  z.object({ type: z.literal('promised'), clock: Clock }),
  z.object({ type: z.literal('promiseKept'), rowId: z.string(), ...score }),
  z.object({ type: z.literal('escalated'), escalation: Escalation }),
  z.object({
    type: z.literal('escalationEnded'),
    how: EscalationEnd,
    byId: z.string(),
    byName: z.string(),
    /** What the supervisor said; null when he took it over. */
    text: z.nullable(z.string()),
    ...score,
  }),
  /** What was due about these clocks was done. */
  z.object({ type: z.literal('owedLooked'), owed: Owed }),
] as const

export type OwedEvent = z.infer<(typeof owedEvents)[number]>

const types = [
  'promised',
  'promiseKept',
  'escalated',
  'escalationEnded',
  'owedLooked',
] as const satisfies readonly OwedEvent['type'][]
export const isOwedEvent = (event: { readonly type: string }): event is OwedEvent =>
  (types as readonly string[]).includes(event.type)

const owedAfter = ({ promise, escalation }: Owed, event: OwedEvent): Owed => {
  switch (event.type) {
    case 'promised':
      return { promise: promise ?? event.clock, ...present({ escalation }) }
    case 'promiseKept':
      return { ...present({ escalation }) }
    case 'escalated':
      return { ...present({ promise }), escalation: escalation ?? event.escalation }
    case 'escalationEnded':
      return { ...present({ promise }) }
    case 'owedLooked':
      return event.owed
  }
}

/** The session once that happened; `owed` is absent again when nothing is owed any more. */
export const evolveOwed = <S extends OpenService>({ owed: before, ...service }: S, event: OwedEvent): S => {
  const owed = owedAfter(before ?? {}, event)
  return { ...service, ...(owed.promise || owed.escalation ? { owed } : {}) } as S
}
