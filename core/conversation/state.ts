import * as z from 'zod/mini'
import { AskStory } from '../knowledge/ask-story'
import { Tally } from '../numbers/tally'
import { Level } from '../policy/service-policy'
import { RequestKind } from '../orders/requests/wanted'
import { Instant } from '../shared/time'
import { Owed } from './owed'
import { GivenRating } from './rating'
import { Wait } from './waiting'

/** What happened in a session so far, kept short: it is what the agent is told at hand-off (R49). */
export const Story = z.lazy(() =>
  z.object({
    /** The last words of the shopper, newest last, at most 3. */
    asked: z.array(z.string()),
    /** Orders that were spoken of, newest last, at most 3. */
    orderNos: z.array(z.string()),
    photos: z.int(),
    botAnswers: z.int(),
    /** The bot has just offered a person: "好的" then means yes. */
    offeredPerson: z.boolean(),
    /** The bot has just asked which order this is wanted of: a bare number then means that one. */
    choosingFor: z.optional(z.nullable(RequestKind)),
    /** What the shop's knowledge was asked last, and what came of it. */
    ask: z.optional(AskStory),
  }),
)
export type Story = z.infer<typeof Story>

/** Whose a session is: the first agent's, through all transfers, until it ends (R47). */
const Ownership = z.lazy(() =>
  z.object({
    ownerId: z.string(),
    /** Who had it last. */
    holderId: z.string(),
    /** From how many hands to other hands it went (R48). */
    hops: z.int(),
  }),
)

const session = {
  sessionId: z.string(),
  /** The number that a person says: #12. */
  number: z.int(),
  /** yymmdd of the opening; with the number it makes the session's code 251121-12. */
  day: z.string(),
  openedAt: Instant,
  /** The last message of either side. */
  lastAt: Instant,
  /** Messages of the session so far: the running number of a message in the agent's chat. */
  count: z.int(),
  story: Story,
  /** Absent until a person has it. */
  ownership: z.optional(Ownership),
  /** Absent while the shopper waits for nobody. */
  waits: z.optional(Wait),
  /** Absent while nothing was promised beside the next answer. */
  owed: z.optional(Owed),
  /** How far its problem reaches; absent: nobody has said. */
  level: z.optional(Level),
  /** The group that a person sent it to (core/routing/rules.ts); absent: whoever the rules say. */
  groupId: z.optional(z.string()),
  /** The opening of which she was told last, while nobody was there: once in each closed period. */
  toldOf: z.optional(z.nullable(Instant)),
  /** What it is measured by; absent until a person was asked for. */
  tally: z.optional(Tally),
  /** The earlier session after which an agent came to ask whether all is well (core/followups); absent: she came. */
  followsUp: z.optional(z.string()),
}

/** Who lost the session just now. */
const LostBy = z.optional(z.string())

/** The session: one visit of the conversation, from the first message to the end. */
export const Service = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('none') }),
    z.object({ status: z.literal('bot'), ...session }),
    z.object({ status: z.literal('queued'), ...session, queuedAt: Instant, avoidId: LostBy }),
    /** A message was left outside hours; it is queued when the shop opens. */
    z.object({
      status: z.literal('offline'),
      ...session,
      opensAt: z.nullable(Instant),
      /** Since when he waits: it is his place in the queue. Absent in old states. */
      leftAt: z.optional(Instant),
    }),
    z.object({
      status: z.literal('assigned'),
      ...session,
      agentId: z.string(),
      agentName: z.string(),
      assignedAt: Instant,
      firstReplyAt: z.nullable(Instant),
      /** The last words of this agent; absent: none, or an old state. */
      repliedAt: z.optional(Instant),
    }),
    z.object({
      status: z.literal('ended'),
      ...session,
      /** Null when only the bot served. */
      agentName: z.nullable(z.string()),
      endedAt: Instant,
    }),
  ]),
)
export type Service = z.infer<typeof Service>
export type OpenService = Exclude<Service, { status: 'none' | 'ended' }>

/** Who a shopper is to the shop. */
export const KnownShopper = z.lazy(() =>
  z.object({
    name: z.string(),
    gender: z.enum(['female', 'male', 'unknown']),
    tags: z.optional(z.array(z.string())),
    dedicatedId: z.optional(z.string()),
  }),
)
export type KnownShopper = z.infer<typeof KnownShopper>

export const ConversationState = z.lazy(() =>
  z.object({
    /** The shopper as the shop knew him when the session began. */
    shopper: z.nullable(KnownShopper),
    service: Service,
    /** The last session that a person served, or serves and has asked to be rated: it can be rated for a while, whatever came after it (R158). */
    lastServed: z.nullable(
      z.object({
        sessionId: z.string(),
        endedAt: Instant,
        rating: z.nullable(GivenRating),
        /** Who served it at its end. */
        agentId: z.optional(z.string()),
        /** The session that it followed up. */
        followsUp: z.optional(z.string()),
      }),
    ),
    welcomedAt: z.nullable(Instant),
    /** The order that the chat was opened from, until a session about it ends. */
    about: z.nullable(z.string()),
    /** When all that the shopper may say at once would be free again (core/conversation/pace.ts). */
    pace: z.object({ fullAt: z.optional(Instant) }),
  }),
)
export type ConversationState = z.infer<typeof ConversationState>

export const newConversation: ConversationState = {
  shopper: null,
  service: { status: 'none' },
  lastServed: null,
  welcomedAt: null,
  about: null,
  pace: {},
}

export const isOpenService = (service: Service): service is OpenService =>
  service.status !== 'none' && service.status !== 'ended'

/** Whom the shopper talks to: from the hand-off to the end the bot is silent. */
export const isBotServing = ({ status }: Service): boolean =>
  status === 'none' || status === 'bot' || status === 'ended'
