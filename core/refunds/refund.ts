import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { OrderNo, ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { Approval } from './approval'
import { CaseNo, RefundNo } from './numbers'
import { Proof } from './proof'
import { Rail } from './rail'

export const RefundState = z.lazy(() =>
  z.discriminatedUnion('status', [
    /** Number and amount are written down; nobody was asked yet. */
    z.object({ status: z.literal('frozen') }),
    /** Written before each call: whether the rail took it is unknown until it speaks. */
    z.object({ status: z.literal('asked'), at: Instant, tries: z.int() }),
    /** The rail took it. `looks`: how often it was queried since. */
    z.object({ status: z.literal('processing'), at: Instant, looks: z.int() }),
    /** With the proof when a person refunded it on the platform. */
    z.object({ status: z.literal('succeeded'), at: Instant, proof: z.optional(Proof) }),
    /** No money moved by this number, and none will. */
    z.object({ status: z.literal('closed'), at: Instant, reason: z.optional(z.string()) }),
    /** A person has to settle it: the money cannot be received, or (with its code) the rail refuses to refund. */
    z.object({ status: z.literal('abnormal'), at: Instant, code: z.optional(z.string()) }),
    /** Given back by hand. */
    z.object({ status: z.literal('offline'), at: Instant, proof: Proof }),
  ]),
)
export type RefundState = z.infer<typeof RefundState>
export type RefundStatus = RefundState['status']

/** What WeChat Pay says of a refund: PROCESSING, SUCCESS, CLOSED, ABNORMAL (reference/wecom.md). */
export const RefundWord = z.enum(['processing', 'succeeded', 'closed', 'abnormal'])
export type RefundWord = z.infer<typeof RefundWord>

/** A verified notification, or the answer to a call or a query. */
export const RefundReport = z.lazy(() =>
  z.object({
    number: RefundNo,
    amountFen: Fen,
    word: RefundWord,
    /** When it became so, as a notification says; when the question was sent, for an answer. */
    at: Instant,
    /** The rail's own number: `refund_id`. */
    theirNo: z.optional(z.string()),
  }),
)
export type RefundReport = z.infer<typeof RefundReport>

/** One refund. `_id` = shopId:orderNo:seq, so that of two that are made at once only one is the next of its order. */
export const Refund = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** From 1, within the order. */
    seq: z.int(),
    caseNo: CaseNo,
    number: RefundNo,
    rail: Rail,
    /** Never changes: a further amount is a further number. */
    amountFen: Fen.check(z.positive()),
    /** What was paid for the order: WeChat Pay wants to know it. */
    totalFen: Fen,
    approval: Approval,
    frozenAt: Instant,
    state: RefundState,
    theirNo: z.optional(z.string()),
    /** What the rail said that cannot be true beside the state: a person has to look. */
    doubts: z.array(RefundWord),
    /** Counts the changes from 1: a change says which one it was made from. */
    version: z.int(),
    /** When the clock asks the rail (again); null when there is nothing for it to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type Refund = z.infer<typeof Refund>

export const refundIdOf = (shopId: string, orderNo: string, seq: number): string =>
  `${shopId}:${orderNo}:${seq}`

/** Nothing is expected to change it any more. */
export const isOver = ({ state: { status } }: Pick<Refund, 'state'>): boolean =>
  status === 'succeeded' || status === 'closed' || status === 'offline'

/** What it takes of the order's money: what moved or may still move. Doubted, it counts as the worst that is said. */
export const heldBy = ({ state: { status }, amountFen, doubts }: Refund): Fen => {
  const doubted = doubts.length > 0 ? amountFen : 0
  if (status === 'closed') return doubted
  return status === 'offline' ? amountFen + doubted : amountFen
}
