import * as z from 'zod/mini'
import { Clock } from '../policy/clock'
import { Level } from '../policy/service-policy'
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

/** The clocks of the work itself, each of them begun, stopped and scored in the same way (work.ts). */
export const WorkClock = z.enum(['plan', 'resolution', 'progress'])
export type WorkClock = z.infer<typeof WorkClock>

const work = () => ({
  /** Until she is told what will be done (R21, R32, R35); null: she was. */
  plan: z.optional(z.nullable(Clock)),
  /** Until it is settled (R29–R31, R36). */
  resolution: z.optional(Clock),
  /** Until she is told how it stands, of a problem that somebody else works on (R39, R40). */
  progress: z.optional(Clock),
})
const Work = z.lazy(() => z.object(work()))
export type Work = z.infer<typeof Work>

/** What was promised beside the next answer: each runs on its own clock, whoever answers meanwhile. */
export const Owed = z.lazy(() =>
  z.object({
    /** Somebody said "正在加急处理" (R37). */
    promise: z.optional(Clock),
    escalation: z.optional(Escalation),
    ...work(),
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
  /** These clocks are so from now on: begun, standing still while the shopper has the word, or going on. */
  z.object({ type: z.literal('workTimed'), work: Work }),
  /** One of them ended: how long it took, ms of its row's calendar, and how that compares with the row. */
  z.object({
    type: z.literal('workDone'),
    clock: WorkClock,
    rowId: z.string(),
    /** How far the problem reached meanwhile; absent: nobody had said. */
    level: z.optional(Level),
    ...score,
    onTarget: z.boolean(),
    withinLimit: z.boolean(),
  }),
  z.object({ type: z.literal('levelSet'), level: Level }),
  /** What was due about these clocks was done. */
  z.object({ type: z.literal('owedLooked'), owed: Owed }),
] as const

export type OwedEvent = z.infer<(typeof owedEvents)[number]>

const types = [
  'promised',
  'promiseKept',
  'escalated',
  'escalationEnded',
  'workTimed',
  'workDone',
  'levelSet',
  'owedLooked',
] as const satisfies readonly OwedEvent['type'][]
export const isOwedEvent = (event: { readonly type: string }): event is OwedEvent =>
  (types as readonly string[]).includes(event.type)

const without = (owed: Owed, name: keyof Owed): Owed => {
  const { [name]: _, ...others } = owed
  return others
}

const owedAfter = (owed: Owed, event: OwedEvent): Owed => {
  switch (event.type) {
    case 'promised':
      return { ...owed, promise: owed.promise ?? event.clock }
    case 'promiseKept':
      return without(owed, 'promise')
    case 'escalated':
      return { ...owed, escalation: owed.escalation ?? event.escalation }
    case 'escalationEnded':
      return without(owed, 'escalation')
    case 'workTimed':
      return { ...owed, ...event.work }
    case 'workDone':
      return event.clock === 'plan' ? { ...owed, plan: null } : without(owed, event.clock)
    case 'levelSet':
      return owed
    case 'owedLooked':
      return event.owed
  }
}

/** The session once that happened; `owed` is absent again when nothing is owed any more. */
export const evolveOwed = <S extends OpenService>({ owed: before, ...service }: S, event: OwedEvent): S => {
  const owed = owedAfter(before ?? {}, event)
  return {
    ...service,
    ...(Object.keys(owed).length > 0 ? { owed } : {}),
    ...(event.type === 'levelSet' && { level: event.level }),
  } as S
}
