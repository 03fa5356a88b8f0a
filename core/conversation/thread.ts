import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import { Standing } from '../admission/check'
import { MessageView } from './message'
import { GivenRating } from './rating'

/** Where the shopper's service stands, as the shopper sees it. */
export const ServiceView = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('none') }),
    z.object({ status: z.literal('bot') }),
    /** `ahead` shoppers are before; `waitMs` null when nobody is on duty. */
    z.object({ status: z.literal('queued'), ahead: z.int(), waitMs: z.nullable(z.int()) }),
    z.object({ status: z.literal('offline'), opensAt: z.nullable(Instant) }),
    z.object({ status: z.literal('assigned'), agentName: z.string() }),
    z.object({
      status: z.literal('ended'),
      sessionId: z.string(),
      /** 251121-12 */
      code: z.string(),
      endedAt: Instant,
      /** Until when it can be rated or the rating changed; null when there was nothing to rate. */
      rateableUntil: z.nullable(Instant),
      rating: z.nullable(GivenRating),
    }),
  ]),
)
export type ServiceView = z.infer<typeof ServiceView>

/** A piece of the conversation, oldest first. */
export const Thread = z.object({
  messages: z.array(MessageView),
  /** Messages, perhaps older ones, that WeChat has judged meanwhile; null: there is nothing to say any more. */
  marks: z.optional(z.array(z.object({ id: z.string(), check: z.nullable(Standing) }))),
  /** Messages, perhaps older ones, that an agent took back meanwhile: a notice stands in their place. */
  recalled: z.optional(z.array(z.object({ id: z.string(), agentName: z.string() }))),
  /** Cursor for the next pull: everything up to it is in the reader's hands. */
  seq: z.int(),
  service: ServiceView,
  /** So long the shopper's next message has to wait, ms; left out while it may come at once. */
  nextInMs: z.optional(z.int()),
  /** The server's clock: phones are wrong. */
  now: Instant,
})
export type Thread = z.infer<typeof Thread>

export const HistoryPage = z.object({ messages: z.array(MessageView), hasEarlier: z.boolean() })
export type HistoryPage = z.infer<typeof HistoryPage>
