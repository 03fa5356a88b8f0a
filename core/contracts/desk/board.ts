import * as z from 'zod/mini'
import { isBlank, overBy } from '../../conversation/text'
import { OwesRule } from '../../desk/due-rule'
import { Duty } from '../../routing/agent'
import { ClientId, SessionId, UserId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const supervisors = ['supervisor'] as const
const roles = ['agent', 'supervisor'] as const

/** Characters: it goes out in one message of WeCom's with its head. */
const NOTE_MAX = 200

/** What one writes to a colleague. */
export const HandNote = z.string('textMissing').check(
  z.refine((text) => !isBlank(text), 'textEmpty'),
  z.refine((text) => overBy(text, NOTE_MAX) === 0, 'noteTooLong'),
)

/** A session as it stands on the board. */
export const BoardSession = z.object({
  sessionId: SessionId,
  /** 12, as it is said; 251121-12 in full. */
  number: z.int(),
  code: z.string(),
  /** 张女士 */
  called: z.string(),
  openedAt: Instant,
  /** Since when she waits in the queue; null when somebody has the session. */
  queuedAt: z.nullable(Instant),
  /** By when an answer, a plan, news or the end of it is owed, whichever is first; null while nothing is. */
  dueAt: z.nullable(Instant),
  /** The promise that set `dueAt`. */
  dueRule: z.nullable(OwesRule),
  /** 售后; null when anybody may serve it. */
  group: z.nullable(z.string()),
  agentId: z.nullable(z.string()),
  agentName: z.nullable(z.string()),
})
export type BoardSession = z.infer<typeof BoardSession>

const BoardAgent = z.object({
  userid: z.string(),
  name: z.string(),
  duty: Duty,
  /** Until when he is on duty; null: it does not end by itself, or he is not. */
  onUntil: z.nullable(Instant),
  held: z.int(),
  capacity: z.int(),
  /** Of what he holds, sessions in which something is late. */
  over: z.int(),
  /** Groups that he serves; empty: every one. */
  groups: z.array(z.string()),
})
export type BoardAgent = z.infer<typeof BoardAgent>

const BoardGroup = z.object({
  id: z.string(),
  name: z.string(),
  waiting: z.int(),
  longestWaitSince: z.nullable(Instant),
  over: z.int(),
  onDuty: z.int(),
})
export type BoardGroup = z.infer<typeof BoardGroup>

/** A session in which an agent asks the supervisors for help (R51). */
const BoardEscalation = z.lazy(() =>
  z.extend(BoardSession, {
    askedAt: Instant,
    byName: z.string(),
    reason: z.string(),
    /** By when a supervisor should have answered; null when nothing is promised. */
    answerBy: z.nullable(Instant),
  }),
)
export type BoardEscalation = z.infer<typeof BoardEscalation>

/** What a supervisor sees of the shop at this moment. */
export const Board = z.lazy(() =>
  z.object({
    waiting: z.int(),
    /** Since when the longest waiting waits; null when nobody does. */
    longestWaitSince: z.nullable(Instant),
    /** Sessions in which an answer, a plan, news or the end of it is late. */
    over: z.int(),
    /** What those on duty hold, and could hold. */
    held: z.int(),
    capacity: z.int(),
    onDuty: z.int(),
    agents: z.array(BoardAgent),
    /** Empty in a shop without groups. */
    groups: z.array(BoardGroup),
    /** More wait, or are late, than groups and agents are counted from. */
    isPart: z.boolean(),
    /** The most late, and what is due next, first; at most 30. */
    urgent: z.array(BoardSession),
    /** Who was asked first, first; at most 30. */
    escalations: z.array(BoardEscalation),
    /** The longest waiting first, at most 30. */
    queue: z.array(BoardSession),
    now: Instant,
  }),
)
export type Board = z.infer<typeof Board>

/** A session of anybody's, changed once: the same clientId again answers the first answer. */
const Changed = z.object({ sessionId: SessionId, clientId: ClientId })
/** The turn that did it. */
const Done = z.object({ seq: z.int() })

export const boardArea = {
  /** Queue, clocks, agents and groups of the shop, as they are now. */
  view: procedure({ roles: supervisors, input: z.object({}), output: Board }),
  /** What an agent holds, oldest first. */
  agent: procedure({
    roles: supervisors,
    input: z.object({ userid: UserId }),
    output: z.object({ sessions: z.array(BoardSession), now: Instant }),
  }),
  /**
   * Gives a session to an agent, from the queue or out of somebody else's hands; without `to` the supervisor takes it
   * himself. The shopper is told who serves her now, and who had it too. `agentFull`, `agentOff`: that one can't;
   * `notAllowed`: nobody is waited for in it, or it is his already.
   */
  assign: procedure({
    roles: supervisors,
    input: z.extend(Changed, { to: z.optional(UserId) }),
    output: Done,
  }),
  /** Asks the supervisors for help with one's own session; `notAllowed` while they are asked already. */
  escalate: procedure({ roles, input: z.extend(Changed, { reason: HandNote }), output: Done }),
  /** Tells the agent who asked what to do. */
  answerEscalation: procedure({
    roles: supervisors,
    input: z.extend(Changed, { text: HandNote }),
    output: Done,
  }),
}
