import * as z from 'zod/mini'
import { PlainText } from '../../conversation/message'
import { GivenRating } from '../../conversation/rating'
import { Next, Outcome, Reason } from '../../followups/follow-up'
import { Level } from '../../policy/service-policy'
import { ClientId, SessionId, UserId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { isBlank, overBy } from '../../conversation/text'
import { procedure } from '../procedure'
import { HandNote } from './board'

const roles = ['agent', 'supervisor'] as const

const NOTE_MAX = 200
/** What one writes down of it; may be left empty. */
const Note = z.string().check(
  z.trim(),
  z.refine((text) => isBlank(text) || overBy(text, NOTE_MAX) === 0, 'noteTooLong'),
)

const TryView = z.object({
  at: Instant,
  byName: z.string(),
  outcome: z.enum(['notSatisfied', 'notReached']),
  next: z.optional(Next),
  note: z.string(),
})

/** `byName` null: she said so herself, by five stars. */
const ClosedView = z.object({
  at: Instant,
  outcome: Outcome,
  byName: z.nullable(z.string()),
  note: z.string(),
  kept: z.boolean(),
})

/** A session after which she is asked whether all is well (回访). */
export const FollowUpView = z.lazy(() =>
  z.object({
    sessionId: SessionId,
    /** 251121-12 */
    code: z.string(),
    number: z.int(),
    /** 张女士 */
    called: z.string(),
    endedAt: Instant,
    reasons: z.array(Reason),
    level: z.optional(Level),
    rating: z.optional(GivenRating),
    /** Who has to do it; null: nobody in particular. */
    agent: z.nullable(z.object({ userid: z.string(), name: z.string() })),
    isMine: z.boolean(),
    /** By when; null when it is done, or nothing is promised. */
    dueAt: z.nullable(Instant),
    /** The promise that set it, ms. */
    rule: z.nullable(z.object({ for: z.literal('followUp'), standardMs: z.int() })),
    tries: z.array(TryView),
    /** Null while it is open. */
    closed: z.nullable(ClosedView),
  }),
)
export type FollowUpView = z.infer<typeof FollowUpView>

/** `mine`, `free` (nobody's) and `all` (for supervisors) are open, what is due first first; `done` the newest first. */
export const FollowUpListName = z.enum(['mine', 'free', 'all', 'done'])
export type FollowUpListName = z.infer<typeof FollowUpListName>

/** How she answered, or that she did not. */
const Answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('satisfied'), note: Note }),
  z.object({ outcome: z.literal('notReached'), note: Note }),
  z.object({ outcome: z.literal('notSatisfied'), next: Next, note: HandNote }),
])

const Changed = z.object({ sessionId: SessionId, clientId: ClientId })
const One = z.object({ followUp: FollowUpView, now: Instant })

/** Whoever has one may also read its session (desk.pull, desk.shopper, story.digest) while it is open. */
export const followUpsArea = {
  /** 20 a page; `all` is `forbidden` to agents, whose `done` is their own. */
  list: procedure({
    roles,
    input: z.object({ list: FollowUpListName, cursor: z.optional(z.string().check(z.maxLength(200))) }),
    output: z.object({ followUps: z.array(FollowUpView), next: z.nullable(z.string()), now: Instant }),
  }),
  /** What there is to do: one's own and nobody's, a supervisor's `late` are those of the shop. */
  count: procedure({
    roles,
    input: z.object({}),
    output: z.object({ mine: z.int(), free: z.int(), late: z.int() }),
  }),
  /**
   * Takes one that is nobody's, or gives one's own to a colleague; a supervisor gives any to anybody. Without `to`: to
   * oneself. `notAllowed` when it is his already, or done.
   */
  give: procedure({ roles, input: z.extend(Changed, { to: z.optional(UserId) }), output: One }),
  /**
   * What came of asking her. notReached: `tryLater` within four hours of the last try, and the third ends it.
   * notSatisfied: `again` begins another round, `supervisor` makes it the supervisors', `nothing` ends it.
   */
  answer: procedure({ roles, input: z.extend(Changed, { answer: Answer }), output: One }),
  /**
   * Writes to her in a session of one's own, opened by these words when she has none; `shopperServed` while she queues
   * or somebody else serves her, `agentFull` and `agentOff` as when one takes a session.
   */
  write: procedure({
    roles,
    input: z.extend(Changed, { body: PlainText }),
    output: z.object({ sessionId: SessionId }),
  }),
}
