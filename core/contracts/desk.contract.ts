import * as z from 'zod/mini'
import { MessageId, MessageView, PlainText } from '../conversation/message'
import { HistoryPage } from '../conversation/thread'
import { AgentRole, Duty } from '../routing/agent'
import { ClientId } from '../shared/ids'
import { Instant } from '../shared/time'
import { procedure } from './procedure'

const roles = ['agent', 'supervisor'] as const

/** Who sits at the desk, and how much he has to do. */
export const DeskMe = z.lazy(() =>
  z.object({
    userid: z.string(),
    name: z.string(),
    role: AgentRole,
    /** What holds now, and until when; `onUntil` null: it does not end by itself. */
    duty: Duty,
    onUntil: z.nullable(Instant),
    /** Sessions that he has, and can have at once. */
    held: z.int(),
    capacity: z.int(),
    shopName: z.string(),
    now: Instant,
  }),
)
export type DeskMe = z.infer<typeof DeskMe>

const SessionId = z.string().check(z.minLength(1), z.maxLength(100))
const Seq = z.int().check(z.nonnegative())

/** A session in a list. */
export const DeskSession = z.lazy(() =>
  z.object({
    sessionId: SessionId,
    /** 12, as it is said; 251121-12 in full. */
    number: z.int(),
    code: z.string(),
    /** 张女士 */
    called: z.string(),
    openedAt: Instant,
    /** Since when he waits for somebody; null once he has one. */
    queuedAt: z.nullable(Instant),
    /** What was said last, of one's own sessions. */
    last: z.optional(
      z.object({
        seq: z.int(),
        at: Instant,
        from: z.enum(['shopper', 'bot', 'agent', 'system']),
        words: z.string(),
      }),
    ),
  }),
)
export type DeskSession = z.infer<typeof DeskSession>

/** Where the shopper's service stands, as the desk sees it. */
export const DeskService = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('none') }),
    z.object({ status: z.literal('bot') }),
    z.object({ status: z.literal('queued'), queuedAt: Instant }),
    z.object({ status: z.literal('offline'), opensAt: z.nullable(Instant) }),
    z.object({
      status: z.literal('assigned'),
      agentName: z.string(),
      isMine: z.boolean(),
      assignedAt: Instant,
      firstReplyAt: z.nullable(Instant),
    }),
    z.object({ status: z.literal('ended'), agentName: z.nullable(z.string()), endedAt: Instant }),
  ]),
)
export type DeskService = z.infer<typeof DeskService>

/** A piece of a conversation as the desk gets it, oldest first. */
export const DeskThread = z.object({
  messages: z.array(MessageView),
  /** Earlier messages that WeChat has judged meanwhile, as they are now. */
  changed: z.optional(z.array(MessageView)),
  /** Cursor for the next pull. */
  seq: z.int(),
  service: DeskService,
  now: Instant,
})
export type DeskThread = z.infer<typeof DeskThread>

/** What those who answer shoppers can ask at the console. Who asks is the signed session's member, never input. */
export const deskContract = {
  desk: {
    me: procedure({ roles, input: z.object({}), output: DeskMe }),
    /** 接待中 until the service closes, 暂停接待 or 下班; what he holds stays his. */
    setDuty: procedure({ roles, input: z.object({ duty: Duty }), output: DeskMe }),
    /** `mine`, the oldest first, all of them; `queue`, the longest waiting first, 30 a page. */
    sessions: procedure({
      roles,
      input: z.object({
        list: z.enum(['mine', 'queue']),
        cursor: z.optional(z.string().check(z.maxLength(200))),
      }),
      output: z.object({ sessions: z.array(DeskSession), next: z.nullable(z.string()), now: Instant }),
    }),
    /**
     * What came after `after`, at most 50 turns, of the shopper's whole conversation; the newest 30 when it is null.
     * `notFound` once the session is not one's own any more; a supervisor reads every session, and it is noted.
     */
    pull: procedure({
      roles,
      input: z.object({ sessionId: SessionId, after: z.nullable(Seq) }),
      /** `hasEarlier`: of the newest page. */
      output: z.extend(DeskThread, { hasEarlier: z.optional(z.boolean()) }),
    }),
    /** Older messages, a page before `before`. */
    history: procedure({
      roles,
      input: z.object({ sessionId: SessionId, before: Seq }),
      output: HistoryPage,
    }),
    /** Answers the shopper of one's own session; the same clientId again answers the first answer. */
    reply: procedure({
      roles,
      input: z.object({
        sessionId: SessionId,
        clientId: ClientId,
        body: z.extend(PlainText, { quote: z.optional(MessageId) }),
      }),
      output: DeskThread,
    }),
  },
}
export type DeskContract = typeof deskContract
