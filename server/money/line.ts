import { decideCoupon, evolveCoupon, hearOfCoupon, type CouponEvent } from '../../core/coupons/machine'
import type { Coupon, CouponReport } from '../../core/coupons/coupon'
import { decidePayout, evolvePayout, hearOfPayout, type PayoutEvent } from '../../core/refunds/payout-machine'
import type { Payout, PayoutReport } from '../../core/refunds/payout'
import type { Refund, RefundReport } from '../../core/refunds/refund'
import { decide, evolve, hear, nextStep, type RefundEvent } from '../../core/refunds/refund-machine'
import { nextStepOf, type Transfer, type TransferCommand } from '../../core/refunds/transfer'
import type { Result } from '../../core/shared/result'
import type { Instant } from '../../core/shared/time'
import type { Rails, TransferBook } from '../money-ports'
import type { Ports } from '../ports'
import type { Moved } from './moved'

/** What the documents of either kind have. */
export type AnyTransfer = Transfer & {
  readonly _id: string
  readonly shopId: string
  readonly caseNo: string
}

/** A kind of transfers: its machine of core/refunds, its documents, its rail. */
export interface Line<T extends AnyTransfer, R, E> {
  readonly rails: Rails<T, R>
  readonly book: TransferBook<T>
  readonly decide: (command: TransferCommand, transfer: T, now: Instant) => Result<E>
  readonly hear: (report: R, transfer: T) => Result<E | null>
  readonly nextStep: (transfer: T) => 'ask' | 'query' | null
  readonly evolve: (transfer: T, event: E, at: Instant) => T
  readonly movedOf: (transfer: T) => Moved
}

type RefundLine = Line<Refund, RefundReport, RefundEvent>
type PayoutLine = Line<Payout, PayoutReport, PayoutEvent>
type CouponLine = Line<Coupon, CouponReport, CouponEvent>

export const refundLine = ({ refunds, refundBook }: Ports): RefundLine => ({
  ...{ rails: refunds, book: refundBook, decide, hear, evolve, nextStep },
  movedOf: (refund) => ({ kind: 'refund', refund }),
})

export const payoutLine = ({ payouts, payoutBook }: Ports): PayoutLine => ({
  ...{ rails: payouts, book: payoutBook, decide: decidePayout, hear: hearOfPayout },
  ...{ evolve: evolvePayout, nextStep: nextStepOf },
  movedOf: (payout) => ({ kind: 'payout', payout }),
})

export const couponLine = ({ coupons, couponBook }: Ports): CouponLine => ({
  ...{ rails: coupons, book: couponBook, decide: decideCoupon, hear: hearOfCoupon },
  ...{ evolve: evolveCoupon, nextStep: nextStepOf },
  movedOf: (coupon) => ({ kind: 'coupon', coupon }),
})

/** What the clock does with a transfer that is due: one that waits for a person is looked at when he asks for it. */
export const stepOf = <T extends AnyTransfer, R, E>(
  { nextStep: next, decide: may }: Line<T, R, E>,
  transfer: T,
  now: Instant,
): 'ask' | 'query' | null => next(transfer) ?? (may({ type: 'query' }, transfer, now).ok ? 'query' : null)
