import * as z from 'zod/mini'
import { Verdict } from '../../admission/check'
import { ClientId, OrderNo, ShopId } from '../../shared/ids'
import { present } from '../../shared/present'
import { Instant } from '../../shared/time'
import { OrderStatus } from '../order'
import { maskedRecipient } from '../order-view'
import { RequestKind, Wanted } from './wanted'

/** Who answered, and by which word of his (a repeat of it is the same answer). */
export const Answerer = z.object({ agentId: z.string(), name: z.string(), cause: z.string() })
export type Answerer = z.infer<typeof Answerer>

export const RequestState = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('submitted') }),
    /** Agreed to; it still has to be done in the shop's own platform, which we cannot reach. */
    z.object({ status: z.literal('accepted'), at: Instant, by: Answerer }),
    /** Done there, as an agent says or the order itself shows (then `by` is null). */
    z.object({ status: z.literal('done'), at: Instant, by: z.nullable(Answerer) }),
    z.object({ status: z.literal('declined'), at: Instant, by: Answerer, reason: z.string() }),
    z.object({ status: z.literal('withdrawn'), at: Instant }),
    /** The order moved on before it was done. */
    z.object({ status: z.literal('overtaken'), at: Instant, orderStatus: OrderStatus }),
  ]),
)
export type RequestState = z.infer<typeof RequestState>
export type RequestStatus = RequestState['status']

/** One wish about one order. `_id` = shopId:orderNo:seq, so that two at once cannot both be the next. */
export const OrderRequest = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** From 1, within the order. */
    seq: z.int(),
    /** By which people name it: `/yes 7`; within the shop. */
    number: z.int(),
    openid: z.string(),
    /** The sender's own id: a repeat is answered with the same request. */
    clientId: ClientId,
    wanted: Wanted,
    /** What WeChat thinks of the reason, when that is worth a word. */
    verdict: z.optional(Verdict),
    askedAt: Instant,
    /** Answered until then, by the shop's own policy. */
    answerBy: Instant,
    state: RequestState,
    /** Counts the changes from 1: a change says which one it was made from. */
    version: z.int(),
    /** The version that everybody who has to know was told of. */
    told: z.int(),
    /** When the clock looks at it next; null when nothing is left to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type OrderRequest = z.infer<typeof OrderRequest>

export const isOpenRequest = ({ state: { status } }: Pick<OrderRequest, 'state'>): boolean =>
  status === 'submitted' || status === 'accepted'

export const requestIdOf = (shopId: string, orderNo: string, seq: number): string =>
  `${shopId}:${orderNo}:${seq}`

/** A request as the one who made it sees it. */
export const RequestView = z.object({
  number: z.int(),
  kind: RequestKind,
  status: z.enum(['submitted', 'accepted', 'done', 'declined', 'withdrawn', 'overtaken']),
  askedAt: Instant,
  answerBy: Instant,
  /** Of the last change. */
  at: Instant,
  /** Why it was declined. */
  reason: z.optional(z.string()),
  /** What the order had become when it was overtaken. */
  orderStatus: z.optional(OrderStatus),
  /** Where it shall go, masked. */
  sendTo: z.optional(z.string()),
  /** What WeChat thinks of the reason. */
  check: z.optional(Verdict),
})
export type RequestView = z.infer<typeof RequestView>

export const toRequestView = ({
  number,
  wanted,
  askedAt,
  answerBy,
  state,
  verdict,
}: OrderRequest): RequestView => ({
  number,
  kind: wanted.kind,
  status: state.status,
  askedAt,
  answerBy,
  at: state.status === 'submitted' ? askedAt : state.at,
  ...present({
    reason: state.status === 'declined' ? state.reason : undefined,
    orderStatus: state.status === 'overtaken' ? state.orderStatus : undefined,
    sendTo: wanted.kind === 'address' ? maskedRecipient(wanted.address) : undefined,
    check: verdict,
  }),
})
