import * as z from 'zod/mini'
import { PHOTO_MAX_BYTES, SendBody } from '../conversation/message'
import { HistoryPage, Rating, Thread } from '../conversation/thread'
import { OrderCard, OrderDetail } from '../orders/order-view'
import { OrderStatus } from '../orders/order'
import { OpeningSpan } from '../shop/shop'
import { ClientId, OrderNo, UploadId } from '../shared/ids'
import { Instant } from '../shared/time'
import { procedure } from './procedure'

const roles = ['shopper'] as const

/** From where the chat was opened (R5): it decides the welcome words and what the bot offers first. */
export const Scene = z.discriminatedUnion('from', [
  z.object({ from: z.literal('home') }),
  z.object({ from: z.literal('order'), orderNo: OrderNo }),
  z.object({ from: z.literal('faq') }),
])
export type Scene = z.infer<typeof Scene>

const Seq = z.int().check(z.nonnegative())

const conversation = {
  /** Opens the chat: welcomes when it is time to (R6), answers the newest page (30 turns at most). */
  enter: procedure({
    roles,
    input: z.object({ clientId: ClientId, scene: Scene }),
    output: z.extend(Thread, { hasEarlier: z.boolean() }),
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
  /** Older messages, a page before `before`. */
  history: procedure({ roles, input: z.object({ before: Seq }), output: HistoryPage }),
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

const orders = {
  /** One's own orders, newest first, 20 a page. */
  list: procedure({
    roles,
    input: z.object({ status: z.optional(OrderStatus), cursor: z.optional(z.string()) }),
    output: z.object({ orders: z.array(OrderCard), next: z.nullable(z.string()), now: Instant }),
  }),
  /** One's own order in full; somebody else's is `notFound`. */
  find: procedure({
    roles,
    input: z.object({ orderNo: OrderNo }),
    output: z.object({ order: OrderDetail, now: Instant }),
  }),
}

export const HomeView = z.object({
  shopName: z.string(),
  /** 张女士，上午好 */
  greeting: z.string(),
  service: z.discriminatedUnion('status', [
    z.object({ status: z.literal('open'), waitMs: z.nullable(z.int()), ahead: z.int() }),
    z.object({ status: z.literal('closed'), opensAt: z.nullable(Instant) }),
  ]),
  recentOrders: z.array(OrderCard),
  quickQuestions: z.array(z.string()),
  phone: z.nullable(z.string()),
  hours: z.array(OpeningSpan),
  now: Instant,
})
export type HomeView = z.infer<typeof HomeView>

const home = {
  view: procedure({ roles, input: z.object({}), output: HomeView }),
}

const uploads = {
  /** Begins one upload: where the client may put the file (`cloudPath`) and the id to send afterwards. */
  begin: procedure({
    roles,
    input: z.object({
      bytes: z.int().check(z.minimum(1, 'fileEmpty'), z.maximum(PHOTO_MAX_BYTES, 'fileTooLarge')),
    }),
    output: z.object({ uploadId: UploadId, cloudPath: z.string() }),
  }),
}

export const shopperContract = { home, conversation, orders, uploads }
export type ShopperContract = typeof shopperContract
