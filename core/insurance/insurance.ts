import * as z from 'zod/mini'
import { SentParcel } from '../aftersales/case'
import type { Order } from '../orders/order'
import { orderIdOf } from '../orders/order'
import { OrderNo, ShopId } from '../shared/ids'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { InsurerName, type Entitlement, type InsuranceRules } from './rules'

export const InsuranceStatus = z.enum([
  /** The order is to have it; nobody stands for it yet, so nobody is promised anything. */
  'offered',
  'active',
  'claiming',
  'paid',
  /** The insurer does not pay; until the cover ends it may still come to another end. */
  'failed',
  'expired',
  'cancelled',
])
export type InsuranceStatus = z.infer<typeof InsuranceStatus>

/** Why a policy was not made or a claim not paid; the insurer's own code stands beside it. */
export const InsurerReason = z.enum([
  /** 1010: paid too long ago. */
  'tooLate',
  /** 2011–2013: the insurer does not know the payment, the payer or the mini-program. */
  'orderUnknown',
  /** 2004: the shop has not opened it. */
  'notOpened',
  /** 2008: stopped by WeChat for safety. */
  'suspended',
  /** 2009. */
  'noPolicy',
  /** 1011: a claim with this waybill was made before. */
  'waybillUsed',
  /** 2021: another waybill is bound, of a pickup that was cancelled. */
  'waybillBound',
  /** The payment to the shopper did not go through. */
  'payoutFailed',
  /** Something that the insurer has to be told is not known of the order. */
  'orderIncomplete',
  'overdue',
  'orderCancelled',
  'other',
])
export type InsurerReason = z.infer<typeof InsurerReason>

const Failure = z.object({ reason: InsurerReason, code: z.optional(z.string()), at: Instant })
export type Failure = z.infer<typeof Failure>

/** What an insurer gave. */
export const Policy = z.lazy(() =>
  z.object({
    policyNo: z.string(),
    since: Instant,
    endsAt: Instant,
    coverFen: Fen.check(z.positive()),
    /** By which the insurer names the order in its events: WeChat Pay's own number of the payment. */
    reference: z.optional(z.string()),
  }),
)
export type Policy = z.infer<typeof Policy>

export const Claim = z.lazy(() =>
  z.object({
    caseNo: z.string(),
    parcel: SentParcel,
    /** Frozen when the parcel arrived; what is paid may be less. */
    amountFen: Fen.check(z.positive()),
    since: Instant,
    /** From 1: one attempt is asked for however often, and pays once at most. */
    attempt: z.int(),
    /** The insurer works on it; before that nobody knows whether it was heard. */
    isTaken: z.boolean(),
    /** 待领取: the shopper has to confirm it in WeChat. */
    toConfirm: z.boolean(),
    reportNo: z.optional(z.string()),
  }),
)
export type Claim = z.infer<typeof Claim>

/** One order, one policy, one claim. `_id` = shopId:orderNo. */
export const Insurance = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** Who is paid: whose order it was when it was offered, from the claim on whose case it is. */
    openid: z.string(),
    insurer: InsurerName,
    payer: z.enum(['shop', 'shopper']),
    rule: z.string(),
    coverFen: Fen.check(z.positive()),
    premiumFen: Fen,
    offeredAt: Instant,
    status: InsuranceStatus,
    policy: z.nullable(Policy),
    claim: z.nullable(Claim),
    /** What was paid, in the end. */
    paidFen: Fen,
    endedAt: z.nullable(Instant),
    /** Why it came to nothing, or the claim failed last. */
    failure: z.nullable(Failure),
    /** The insurer said what cannot be true beside the status: a person has to look. */
    doubts: z.array(z.string()),
    /** By when the next thing happens (stays.ts); null at the end. */
    deadline: z.nullable(Instant),
    /** The deadline of a claim has passed. */
    isLate: z.boolean(),
    /** A claim is late or has failed, and nobody of the shop has heard of it yet. */
    isUntold: z.boolean(),
    /** How often the insurer was asked since the last change. */
    tries: z.int(),
    version: z.int(),
    /** When the clock looks at it next; null when nothing is left to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type Insurance = z.infer<typeof Insurance>

const ends: readonly InsuranceStatus[] = ['paid', 'expired', 'cancelled']
export const isOver = (status: InsuranceStatus): boolean => ends.includes(status)

/** What an order is offered; `dueAt`: at once, the clock finds out whether it can be insured already. */
export const offeredFor = (
  { shopId, orderNo }: Pick<Order, 'shopId' | 'orderNo'>,
  openid: string,
  { entitlement, rules, paidAt, now }: Offering,
): Insurance => ({
  ...{ _id: orderIdOf(shopId, orderNo), shopId, orderNo, openid, ...entitlement },
  ...{ offeredAt: now, status: 'offered', policy: null, claim: null, paidFen: 0, endedAt: null },
  ...{ failure: null, doubts: [], deadline: paidAt + rules.offerMs, isLate: false, isUntold: false },
  ...{ tries: 0, version: 1, dueAt: now },
})

interface Offering {
  readonly entitlement: Entitlement
  readonly rules: InsuranceRules
  readonly paidAt: Instant
  readonly now: Instant
}
