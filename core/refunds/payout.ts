import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { ShopId } from '../shared/ids'
import { err, ok, type Result } from '../shared/result'
import { sum } from '../shared/sum'
import { Instant } from '../shared/time'
import { Approval } from './approval'
import { CaseNo, PayoutNo, payoutNoOf } from './numbers'
import { Proof } from './proof'

/** Freight of a return that the shop bears (R123); 退货包运费 or an insurer's money (R127). */
export const PayoutPurpose = z.enum(['freight', 'insurance'])
export type PayoutPurpose = z.infer<typeof PayoutPurpose>

/** What opens WeChat's page on which the shopper confirms (wx.requestMerchantTransfer): whose money it is, and which. */
export const PayoutTicket = z.object({ mchId: z.string(), appId: z.string(), package: z.string() })
export type PayoutTicket = z.infer<typeof PayoutTicket>

export const PayoutState = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('frozen') }),
    /** Written before each call: whether the rail took it is unknown until it speaks. */
    z.object({ status: z.literal('asked'), at: Instant, tries: z.int() }),
    z.object({ status: z.literal('processing'), at: Instant, looks: z.int() }),
    /** 待领取: the shopper confirms on their phone, which opens WeChat's page by `ticket`. */
    z.object({
      status: z.literal('waitingForShopper'),
      at: Instant,
      looks: z.int(),
      ticket: z.optional(PayoutTicket),
    }),
    z.object({ status: z.literal('succeeded'), at: Instant }),
    /** No money moved by this number, and none will: refused, withdrawn, or not confirmed in time. */
    z.object({ status: z.literal('failed'), at: Instant, code: z.optional(z.string()) }),
    z.object({ status: z.literal('offline'), at: Instant, proof: Proof }),
  ]),
)
export type PayoutState = z.infer<typeof PayoutState>
export type PayoutStatus = PayoutState['status']

export const PayoutWord = z.enum(['processing', 'waitingForShopper', 'succeeded', 'failed'])
export type PayoutWord = z.infer<typeof PayoutWord>

/** A verified notification, or the answer to a call or a query. */
export const PayoutReport = z.lazy(() =>
  z.object({
    number: PayoutNo,
    amountFen: Fen,
    word: PayoutWord,
    /** When it became so, as a notification says; when the question was sent, for an answer. */
    at: Instant,
    theirNo: z.optional(z.string()),
    ticket: z.optional(PayoutTicket),
    /** Why it failed. */
    code: z.optional(z.string()),
  }),
)
export type PayoutReport = z.infer<typeof PayoutReport>

/**
 * Money to a shopper that is no refund, so that it may be more than what was paid. `_id` = shopId:number: of two that
 * are made at once only one is the next of its case.
 */
export const Payout = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    caseNo: CaseNo,
    purpose: PayoutPurpose,
    number: PayoutNo,
    /** Never changes: a further amount is a further number. */
    amountFen: Fen.check(z.positive()),
    approval: Approval,
    frozenAt: Instant,
    state: PayoutState,
    theirNo: z.optional(z.string()),
    /** What the rail said that cannot be true beside the state: a person has to look. */
    doubts: z.array(PayoutWord),
    version: z.int(),
    /** When the clock asks the rail (again); null when there is nothing for it to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type Payout = z.infer<typeof Payout>

/** What moved or may still move. Doubted, it counts as the worst that is said. */
export const paidOutBy = ({ state: { status }, amountFen, doubts }: Payout): Fen => {
  const doubted = doubts.length > 0 ? amountFen : 0
  if (status === 'failed') return doubted
  return status === 'offline' ? amountFen + doubted : amountFen
}

interface PayoutWish extends Pick<Payout, 'shopId' | 'openid' | 'purpose'> {
  /** Every payout of the case, for any purpose. */
  readonly before: readonly Payout[]
}

/**
 * The next payout of a case for this purpose: what was approved for it and is not on its way yet, under a number of its
 * own. Refuses when all of it is (a repeat).
 */
export const freezePayout = (
  approval: Approval,
  { shopId, openid, purpose, before }: PayoutWish,
  now: Instant,
): Result<Payout, 'nothingLeft'> => {
  const { caseNo } = approval
  const own = before.filter((payout) => payout.caseNo === caseNo)
  const same = own.filter((payout) => payout.purpose === purpose)
  const amountFen = approval.amountFen - sum(same.map(paidOutBy))
  if (amountFen <= 0) return err('nothingLeft')
  const number = payoutNoOf(caseNo, own.length + 1)
  return ok({
    ...{ _id: `${shopId}:${number}`, shopId, openid, caseNo, purpose, number, amountFen, approval },
    ...{ frozenAt: now, state: { status: 'frozen' }, doubts: [], version: 1, dueAt: now },
  })
}
