import * as z from 'zod/mini'
import { Verdict } from '../admission/check'
import { Basis } from '../knowledge/basis'
import { RequestKind } from '../orders/requests/wanted'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { Message, MessageBody } from './message'
import { Noted } from './note'
import { ConversationState, KnownShopper } from './state'
import { owedEvents } from './owed'
import { Rating } from './rating'
import { StaffNews } from './staff-news'
import { Wait, Waited, WaitFor } from './waiting'

/** Who handed it on, and what he wrote to whoever gets it. */
const Handing = z.object({ byId: z.string(), byName: z.string(), note: z.nullable(z.string()) })

/** To whom it was sent, when a person sent it into the queue. */
const sentTo = {
  groupId: z.optional(z.string()),
  groupName: z.optional(z.string()),
  handing: z.optional(Handing),
}

/** The session's own way, from its opening to its rating. */
const SessionEvent = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('opened'),
      sessionId: z.string(),
      number: z.int(),
      day: z.string(),
      /** An agent opened it, to follow that session up. */
      followsUp: z.optional(z.string()),
    }),
    z.object({ type: z.literal('queued'), ...sentTo }),
    z.object({ type: z.literal('messageLeft'), opensAt: z.nullable(Instant), ...sentTo }),
    /** She waits, and was told that nobody is there until then. */
    z.object({ type: z.literal('closingTold'), opensAt: z.nullable(Instant) }),
    z.object({
      type: z.literal('assigned'),
      agentId: z.string(),
      agentName: z.string(),
      /** Why it came to him, in words (core/routing). */
      why: z.optional(z.string()),
      handing: z.optional(Handing),
    }),
    z.object({ type: z.literal('handOffCancelled') }),
    z.object({ type: z.literal('replied') }),
    /** An agent answered what the bot had been asked before (core/knowledge/ask-story.ts). */
    z.object({ type: z.literal('taught'), text: z.string() }),
    z.object({ type: z.literal('ended'), sessionId: z.string(), by: z.enum(['agent', 'system']) }),
    z.object({
      type: z.literal('rated'),
      sessionId: z.string(),
      rating: Rating,
      /** What WeChat thinks of the comment, when that is worth a word. */
      verdict: z.optional(Verdict),
    }),
  ]),
)

/** She waits for a person, and is answered. */
const waitEvents = [
  /** The shopper waits for a person from now on. */
  z.object({ type: z.literal('awaited'), waits: Wait }),
  /** What was due about a wait was done. */
  z.object({ type: z.literal('waitLooked'), waits: Wait }),
  /** A person answered: how long that took, ms of the row's calendar, and whether it was in time. */
  z.object({
    type: z.literal('attended'),
    for: WaitFor,
    rowId: z.string(),
    usedMs: z.int(),
    kept: z.boolean(),
  }),
] as const

/** WeChat judged an earlier message of the shopper's (core/admission). */
const Judged = z.object({
  type: z.literal('judged'),
  /** Of the message: its turn and its place there. */
  seq: z.int(),
  position: z.int(),
  verdict: Verdict,
  body: MessageBody,
  /** Its running number in the agent's chat. */
  running: z.int(),
})

/** An agent took a message back (recall.ts). What it was stays here, for those who look at how he served. */
const Recalled = z.object({
  type: z.literal('recalled'),
  /** Of the message: its turn and its place there. */
  seq: z.int(),
  position: z.int(),
  agentName: z.string(),
  was: MessageBody,
})

/** Facts, past tense. `evolve` never refuses them. */
export const Event = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('welcomed'),
      /** The order that the chat was opened from. */
      orderNo: z.nullable(z.string()),
      shopper: z.nullable(KnownShopper),
    }),
    /** The shopper said something. */
    z.object({
      type: z.literal('heard'),
      text: z.nullable(z.string()),
      orderNo: z.nullable(z.string()),
      photo: z.boolean(),
    }),
    /** The bot answered. */
    z.object({
      type: z.literal('answered'),
      offeredPerson: z.boolean(),
      orderNo: z.nullable(z.string()),
      /** It asked of which order this is wanted. */
      choosingFor: z.optional(RequestKind),
      /** The knowledge that was asked for it. */
      basis: z.optional(Basis),
    }),
    SessionEvent,
    Judged,
    Recalled,
    Noted,
    /** The shopper was asked for a rating before the end. */
    z.object({ type: z.literal('ratingInvited'), sessionId: z.string() }),
    ...waitEvents,
    ...owedEvents,
    /** Everything before is deleted at the shopper's wish. */
    z.object({ type: z.literal('erased') }),
  ]),
)
export type Event = z.infer<typeof Event>

/** What must happen outside: tried at once, found again by `pendingAt`, retried by the clock. */
export const Effect = z.lazy(() =>
  z.discriminatedUnion('type', [
    /** Give queued sessions of the shop to agents with a free place. */
    z.object({ type: z.literal('assign') }),
    /** Bring the turn's messages to the agent; `introduce` puts the summary before them. */
    z.object({ type: z.literal('deliver'), agentId: z.string(), introduce: z.boolean() }),
    /** Free the agent's place of that session, and give it to the next in the queue. */
    z.object({ type: z.literal('release'), agentId: z.string(), sessionId: z.string() }),
    /** Let WeChat judge what the shopper said; it runs beside the delivery and never holds it up. */
    z.object({ type: z.literal('check') }),
    /** Tell the shopper through WeChat that she was answered, unless she is looking (R8). */
    z.object({ type: z.literal('notify'), agentName: z.string(), followsUp: z.optional(z.string()) }),
    /** A message that was taken back goes out of the turn in which it stands. */
    z.object({ type: z.literal('takeBack'), seq: z.int(), position: z.int() }),
    /** Remind the agent that a shopper waits. */
    z.object({ type: z.literal('remind'), agentId: z.string(), waited: Waited }),
    /** Tell the supervisors. */
    z.object({ type: z.literal('alert'), agentName: z.nullable(z.string()), waited: Waited }),
    /** Tell a colleague of the session; `to` null: all supervisors, of a level whoever is named for it. */
    z.object({ type: z.literal('tell'), to: z.nullable(z.string()), news: StaffNews }),
  ]),
)
export type Effect = z.infer<typeof Effect>

/** The only commit of a conversation (design.md): `_id` = conversationId:seq. */
export const Turn = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    conversationId: z.string(),
    openid: z.string(),
    /** From 1, without gaps. */
    seq: z.int(),
    at: Instant,
    /** The sender's id of this turn, unique in the conversation. */
    clientId: z.string(),
    messages: z.array(Message),
    events: z.array(Event),
    /** The state after this turn. */
    state: ConversationState,
    effects: z.array(Effect),
    /** Earlier words to the agent were not through when this turn was made: they go first. */
    behind: z.optional(z.boolean()),
    /** When the clock looks at this turn if its effects are not done by then; null when all is done. */
    pendingAt: z.nullable(Instant),
    delivery: z.object({
      attempts: z.int(),
      /** Held back by the push limit, never sent yet: may be put together with its neighbours. */
      held: z.boolean(),
      /** The last seq of the group that was put together under this turn, written before it was sent. */
      through: z.nullable(z.int()),
      /** Given up after many attempts; a person has to look. */
      deadAt: z.nullable(Instant),
      /** WeChat was asked already: only the delivery is left. */
      checked: z.optional(z.boolean()),
    }),
    /** WeCom's media ids of pictures that were sent with this turn, by file id: a retry is the same request. */
    media: z.record(z.string(), z.string()),
    /** WeChat's verdicts on its messages, by position: a projection of the turns in which they came. */
    verdicts: z.optional(z.record(z.string(), Verdict)),
  }),
)
export type Turn = z.infer<typeof Turn>

export const freshDelivery: Turn['delivery'] = {
  attempts: 0,
  held: false,
  through: null,
  deadAt: null,
}

/** Do words to the agent, of this turn or before it, still have to be delivered, as far as it tells? */
export const owesDelivery = ({ effects, pendingAt, behind = false }: Turn): boolean =>
  effects.some(({ type }) => type === 'deliver') ? pendingAt !== null : behind

/** A turn before it has its place in the conversation. */
export interface Decision {
  readonly messages: readonly Message[]
  readonly events: readonly Event[]
  readonly effects: readonly Effect[]
}

/** Events that change the list of sessions. */
const listed: readonly Event['type'][] = [
  'opened',
  'queued',
  'messageLeft',
  'closingTold',
  'assigned',
  'handOffCancelled',
  'ended',
  'rated',
  'awaited',
  'waitLooked',
  'attended',
  'promised',
  'promiseKept',
  'escalated',
  'escalationEnded',
  'workTimed',
  'workDone',
  'levelSet',
  'owedLooked',
]
export const changesSessions = (events: readonly Event[]): boolean =>
  events.some((event) => listed.includes(event.type))

const ofAsks: readonly Event['type'][] = ['queued', 'messageLeft', 'taught']

/** Events that change what is known of a question that the knowledge was asked. */
export const changesAsks = (events: readonly Event[]): boolean =>
  events.some(
    (event) => ofAsks.includes(event.type) || (event.type === 'answered' && event.basis !== undefined),
  )
