import * as z from 'zod/mini'
import { MessageId, MessageView, PlainText } from '../conversation/message'
import { WaitFor } from '../conversation/waiting'
import { Search } from '../conversation/search'
import { HistoryPage } from '../conversation/thread'
import { Stage } from '../routing/rules'
import { AgentRole, Duty } from '../routing/agent'
import { Level } from '../policy/service-policy'
import { Precedence } from '../desk/precedence'
import { OrderDetail } from '../orders/order-view'
import { ClientId, OrderNo, SessionId, UploadId, UserId } from '../shared/ids'
import { Instant } from '../shared/time'
import { boardArea, HandNote } from './desk/board'
import { casesArea } from './desk/cases'
import { clocksArea, deskClocks } from './desk/clocks'
import { followUpsArea } from './desk/followups'
import { insurancesArea } from './desk/insurance'
import { invoicesArea } from './desk/invoices'
import { knowledgeArea, knowledgeFiles } from './desk/knowledge'
import { learningArea } from './desk/learning'
import { DeskNote, notesArea } from './desk/notes'
import { numbersArea } from './desk/numbers'
import { policyArea } from './desk/policy'
import { problemsArea } from './desk/problems'
import { repliesArea, ReplyId } from './desk/replies'
import { shopperFacts, shoppersArea } from './desk/shoppers'
import { storyArea } from './desk/story'
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
    /** Sessions whose problem has reached one of these he reads, whoever serves them; absent: of none. */
    levels: z.optional(z.array(Level)),
    shopName: z.string(),
    now: Instant,
  }),
)
export type DeskMe = z.infer<typeof DeskMe>

const Seq = z.int().check(z.nonnegative())

const listed = () => ({
  sessionId: SessionId,
  /** 12, as it is said; 251121-12 in full. */
  number: z.int(),
  code: z.string(),
  /** 张女士 */
  called: z.string(),
  openedAt: Instant,
  /** By when a person should have answered; null while nobody is waited for. */
  dueAt: z.nullable(Instant),
})

/** A session in a list. */
export const DeskSession = z.lazy(() =>
  z.object({
    ...listed(),
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
    /** The promise behind `dueAt`, and how long it may take at most. */
    wait: z.optional(DeskWait),
    /** Where the shopper spoke lately, by seq, oldest first, of one's own sessions: whoever read further has read it. */
    heard: z.optional(z.array(z.int())),
    /** What the shop knows of her (VIP, 高投诉风险), and where she is with her order. */
    tags: z.optional(z.array(z.string())),
    stage: z.optional(z.nullable(Stage)),
    /** In the queue: why she is served before others. */
    precedence: z.optional(Precedence),
    /** Of one's own sessions. */
    ...deskClocks(),
  }),
)
export type DeskSession = z.infer<typeof DeskSession>

/** A session of anybody's, for supervisors. */
const TeamSession = z.lazy(() => z.object({ ...listed(), agentId: z.string(), agentName: z.string() }))

const Cursor = z.optional(z.string().check(z.maxLength(200)))

/** What the shopper waits for, and the promise that set it; null while she waits for nobody. */
const DeskWait = z.lazy(() =>
  z.nullable(z.object({ for: WaitFor, dueAt: z.nullable(Instant), standardMs: z.int() })),
)
export type DeskWait = z.infer<typeof DeskWait>

/** Where the shopper's service stands, as the desk sees it. */
export const DeskService = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('none') }),
    z.object({ status: z.literal('bot') }),
    z.object({ status: z.literal('queued'), queuedAt: Instant, wait: DeskWait }),
    z.object({ status: z.literal('offline'), opensAt: z.nullable(Instant) }),
    z.object({
      status: z.literal('assigned'),
      agentName: z.string(),
      isMine: z.boolean(),
      assignedAt: Instant,
      firstReplyAt: z.nullable(Instant),
      wait: DeskWait,
      ...deskClocks(),
    }),
    z.object({ status: z.literal('ended'), agentName: z.nullable(z.string()), endedAt: Instant }),
  ]),
)
export type DeskService = z.infer<typeof DeskService>

/** Older messages as the desk gets them. */
export const DeskHistory = z.extend(HistoryPage, { notes: z.optional(z.array(DeskNote)) })
export type DeskHistory = z.infer<typeof DeskHistory>

/** Who else has it open now, and what the shopper does with it. */
const DeskPresence = z.object({
  others: z.array(z.object({ userid: z.string(), name: z.string() })),
  /** The newest turn that she was shown; 0: none is known of. */
  readTo: z.int(),
  isShopperTyping: z.boolean(),
})
export type DeskPresence = z.infer<typeof DeskPresence>

/** A piece of a conversation as the desk gets it, oldest first. */
export const DeskThread = z.object({
  messages: z.array(MessageView),
  /** What colleagues wrote beside it, in the same order by seq. */
  notes: z.optional(z.array(DeskNote)),
  /** Earlier messages that WeChat has judged or an agent has taken back meanwhile, as they are now. */
  changed: z.optional(z.array(MessageView)),
  /** Cursor for the next pull. */
  seq: z.int(),
  service: DeskService,
  /** Of a pull. */
  presence: z.optional(DeskPresence),
  now: Instant,
})
export type DeskThread = z.infer<typeof DeskThread>

/** One's own session, and what one does with it: the same clientId again answers the first answer. */
const Own = z.object({ sessionId: SessionId, clientId: ClientId })

/** What an agent sends: a picture by its upload, one of the shopper's own orders by its number. */
export const DeskSaid = z.lazy(() =>
  z.discriminatedUnion('kind', [
    /** `replyId`: the quick reply that it was made of, whose use counts. */
    z.extend(PlainText, { quote: z.optional(MessageId), replyId: z.optional(ReplyId) }),
    z.object({ kind: z.literal('image'), uploadId: UploadId }),
    /** The picture of a quick reply. */
    z.object({ kind: z.literal('replyImage'), replyId: ReplyId }),
    z.object({ kind: z.literal('order'), orderNo: OrderNo }),
  ]),
)
export type DeskSaid = z.infer<typeof DeskSaid>

export const Colleague = z.object({
  userid: z.string(),
  name: z.string(),
  duty: Duty,
  held: z.int(),
  capacity: z.int(),
})
export type Colleague = z.infer<typeof Colleague>

/** Who a shopper is: nothing that is not needed to answer her, addresses and phone numbers masked. */
export const DeskShopper = z.lazy(() =>
  z.object({
    /** 张女士 */
    called: z.string(),
    /** Who is only asked about the problem changes nothing of her, and sees no number in full. */
    isReadOnly: z.optional(z.boolean()),
    ...shopperFacts,
    /** The newest, at most 10. */
    orders: z.array(OrderDetail),
    /** Earlier sessions, newest first, at most 20, with the stars that she gave. */
    earlier: z.array(
      z.object({
        sessionId: SessionId,
        code: z.string(),
        openedAt: Instant,
        endedAt: z.nullable(Instant),
        stars: z.nullable(z.int()),
      }),
    ),
    now: Instant,
  }),
)
export type DeskShopper = z.infer<typeof DeskShopper>

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
        cursor: Cursor,
      }),
      output: z.object({ sessions: z.array(DeskSession), next: z.nullable(z.string()), now: Instant }),
    }),
    /** Every session that somebody holds, 30 a page. */
    team: procedure({
      roles: ['supervisor'],
      input: z.object({ cursor: Cursor }),
      output: z.object({ sessions: z.array(TeamSession), next: z.nullable(z.string()), now: Instant }),
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
      output: DeskHistory,
    }),
    /** Looks through the shopper's whole conversation, newest first; `next` is the `before` of the next page. */
    search: procedure({
      roles,
      input: z.object({ sessionId: SessionId, search: Search, before: z.nullable(Seq) }),
      output: z.object({ found: z.array(MessageView), next: z.nullable(Seq), now: Instant }),
    }),
    /** Takes one from the queue, on duty or not (`agentOff` after 下班); `notAllowed` when somebody was faster. */
    take: procedure({ roles, input: Own, output: DeskThread }),
    /** Ends one's own session: the shopper is asked for a rating. */
    end: procedure({ roles, input: Own, output: DeskThread }),
    /** Asks the shopper for a rating while the session is still open, once: `ratingAsked` after that. */
    inviteRating: procedure({ roles, input: Own, output: DeskThread }),
    /** Gives one's own session, with its story and a note, to a colleague who is on duty and has a place. */
    transfer: procedure({
      roles,
      input: z.extend(Own, { to: UserId, note: z.optional(HandNote) }),
      output: DeskThread,
    }),
    /** Everybody else who answers in this shop. */
    colleagues: procedure({ roles, input: z.object({}), output: z.object({ agents: z.array(Colleague) }) }),
    /** Who the shopper is, for whoever may read the session. */
    shopper: procedure({ roles, input: z.object({ sessionId: SessionId }), output: DeskShopper }),
    /** Takes one's own words back, within two minutes (core/conversation/recall.ts): `recallTooLate` afterwards. */
    recall: procedure({ roles, input: z.extend(Own, { messageId: MessageId }), output: DeskThread }),
    /** Where to put a picture that is to be sent: a PUT with these headers, within minutes; `fileTooLarge` above 10 MB. */
    upload: procedure({
      roles,
      input: z.object({ bytes: z.int().check(z.minimum(1, 'fileEmpty')) }),
      output: z.object({ uploadId: UploadId, url: z.string(), headers: z.record(z.string(), z.string()) }),
    }),
    /** One is writing to the shopper of one's own session: her page shows it for some seconds. Every 4 s at most. */
    typing: procedure({ roles, input: z.object({ sessionId: SessionId }), output: z.object({}) }),
    /** Answers the shopper of one's own session; the same clientId again answers the first answer. */
    reply: procedure({ roles, input: z.extend(Own, { body: DeskSaid }), output: DeskThread }),
  },
  board: boardArea,
  cases: casesArea,
  clocks: clocksArea,
  story: storyArea,
  notes: notesArea,
  shoppers: shoppersArea,
  followUps: followUpsArea,
  numbers: numbersArea,
  policy: policyArea,
  problems: problemsArea,
  insurances: insurancesArea,
  invoices: invoicesArea,
  knowledge: { ...knowledgeArea, ...knowledgeFiles },
  learning: learningArea,
  replies: repliesArea,
}
export type DeskContract = typeof deskContract
