import * as z from 'zod/mini'
import { GivenRating } from '../conversation/rating'
import { Clock } from '../policy/clock'
import { Level } from '../policy/service-policy'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'

/**
 * Why she is asked whether all is well (回访). lowRating: one or two stars. escalated: a supervisor was asked for help.
 * level: her problem lay with others of the shop, or with the system. late: the plan or the solution came too late.
 */
export const Reason = z.enum(['lowRating', 'escalated', 'level', 'late'])
export type Reason = z.infer<typeof Reason>

/** What came of asking her. */
export const Outcome = z.enum(['satisfied', 'notSatisfied', 'notReached'])
export type Outcome = z.infer<typeof Outcome>

/** She is not satisfied: she is asked again once more was done, the supervisors take it on, or no more can be done. */
export const Next = z.enum(['again', 'supervisor', 'nothing'])
export type Next = z.infer<typeof Next>

/** Who did it. */
const Doer = z.object({ userid: z.string(), name: z.string() })
export type Doer = z.infer<typeof Doer>

/** A try that did not end it. */
export const Try = z.lazy(() =>
  z.object({
    at: Instant,
    by: Doer,
    outcome: z.enum(['notSatisfied', 'notReached']),
    /** Of `notSatisfied`. */
    next: z.optional(Next),
    note: z.string(),
  }),
)
export type Try = z.infer<typeof Try>

const State = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open') }),
  z.object({
    status: z.literal('closed'),
    at: Instant,
    outcome: Outcome,
    /** Null: she said so herself, by her stars. */
    by: z.nullable(Doer),
    note: z.string(),
    /** Was every round of it in time? */
    kept: z.boolean(),
  }),
])

/** A session after which the shop asks her whether all is well (R58, R65, R143). `_id` = sessionId: one a session. */
export const FollowUp = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    conversationId: z.string(),
    openid: z.string(),
    /** Of the session. */
    number: z.int(),
    day: z.string(),
    called: z.string(),
    endedAt: Instant,
    reasons: z.array(Reason),
    level: z.optional(Level),
    rating: z.optional(GivenRating),
    /** Who has to do it; null: nobody in particular, whoever takes it. */
    agentId: z.nullable(z.string()),
    /** Null when the shop's policy promises nothing. */
    clock: z.nullable(Clock),
    /** An earlier round of it was late. */
    wasLate: z.optional(z.literal(true)),
    tries: z.array(Try),
    state: State,
    /** The turn of her conversation that it knows: an older one changes nothing. */
    seq: z.int(),
    /** By whose words it was changed last: a repeat changes nothing. */
    clientId: z.string(),
    /** Its place in lists: by when it is due, once it is closed since when. */
    listAt: Instant,
    /** When the clock has to look at it; null: no more. */
    lookAt: z.nullable(Instant),
    version: z.int(),
  }),
)
export type FollowUp = z.infer<typeof FollowUp>
export type ClosedState = Extract<FollowUp['state'], { status: 'closed' }>
