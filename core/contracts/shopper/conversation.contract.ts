import * as z from 'zod/mini'
import { MessageView, SendBody } from '../../conversation/message'
import { Search } from '../../conversation/search'
import { Rating } from '../../conversation/rating'
import { HistoryPage, Thread } from '../../conversation/thread'
import { ClientId, OrderNo } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

/** From where the chat was opened (R5): it decides the welcome words and what the bot offers first. */
export const Scene = z.lazy(() =>
  z.discriminatedUnion('from', [
    z.object({ from: z.literal('home') }),
    z.object({ from: z.literal('order'), orderNo: OrderNo }),
    z.object({ from: z.literal('faq') }),
  ]),
)
export type Scene = z.infer<typeof Scene>

const Seq = z.int().check(z.nonnegative())

export const conversationContract = {
  /** Opens the chat: welcomes when it is time to (R6), answers the newest page (30 turns at most). */
  enter: procedure({
    roles,
    input: z.object({ clientId: ClientId, scene: Scene }),
    output: z.lazy(() => z.extend(Thread, { hasEarlier: z.boolean() })),
  }),
  /**
   * Says something. Repeating it with the same clientId answers the first answer again. The thread holds what was said
   * and answered now. `seen` is the newest turn that the shopper has: a server that remembers an older one reads anew.
   */
  send: procedure({
    roles,
    input: z.object({ clientId: ClientId, body: SendBody, seen: z.optional(Seq) }),
    output: Thread,
  }),
  /** What came after `after`, at most 50 turns; ask again while `messages` is not empty. */
  pull: procedure({ roles, input: z.object({ after: Seq }), output: Thread }),
  /**
   * Tells the agent who serves her how far she was shown it, and that she is writing; nobody else is told, and nothing is
   * kept of it. The page tells each of the two every 4 s at most.
   */
  presence: procedure({
    roles,
    input: z.object({ seen: Seq, isTyping: z.boolean() }),
    output: z.object({}),
  }),
  /** Older messages, a page before `before`. */
  history: procedure({ roles, input: z.object({ before: Seq }), output: HistoryPage }),
  /** Looks through one's own conversation (R182), newest first; `next` is the `before` of the next page, null at its end. */
  search: procedure({
    roles,
    input: z.object({ search: Search, before: z.nullable(Seq) }),
    output: z.lazy(() => z.object({ found: z.array(MessageView), next: z.nullable(Seq), now: Instant })),
  }),
  /** Asks for a person (R26–R28, R111). */
  callHuman: procedure({ roles, input: z.object({ clientId: ClientId }), output: Thread }),
  /** Leaves the queue, back to the bot. */
  cancelHandOff: procedure({ roles, input: z.object({ clientId: ClientId }), output: Thread }),
  /** Rates the session that ended; may be changed for 24 h (R158). */
  rate: procedure({
    roles,
    input: z.object({ clientId: ClientId, sessionId: z.string(), rating: Rating }),
    output: Thread,
  }),
}
