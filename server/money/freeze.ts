import { freezeCoupon as decideCoupon, type Coupon, type CouponWish } from '../../core/coupons/coupon'
import type { Order } from '../../core/orders/order'
import type { Approval } from '../../core/refunds/approval'
import { freeze } from '../../core/refunds/freeze'
import { freezePayout as decidePayout, type Payout } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import { err, type Result } from '../../core/shared/result'
import type { Ports } from '../ports'

const MOST_TRIES = 5

/** Of two that are made at once one is the next: the other is decided anew beside it. */
const insertNext = async <T, E extends string>(
  decideNext: () => Promise<Result<T, E>>,
  insert: (transfer: T) => Promise<'inserted' | 'taken'>,
): Promise<Result<T, E | 'busy'>> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const next = await decideNext()
    if (!next.ok || (await insert(next.value)) === 'inserted') return next
  }
  return err('busy')
}

/**
 * Writes the next refund of a case down, from where the clock takes it to the rail (a platform's or a shop's own: a
 * person). Harmless twice: `nothingLeft` says that all that was approved is on its way.
 */
export const freezeRefund = (
  { refundBook, now }: Ports,
  approval: Approval,
  order: Order,
): Promise<Result<Refund, 'nothingLeft' | 'amountTooHigh' | 'busy'>> =>
  insertNext(
    async () =>
      freeze(approval, { order, before: await refundBook.ofOrder(order.shopId, order.orderNo) }, now()),
    (refund) => refundBook.insert(refund),
  )

/** Writes the next payout of a case for this purpose down; harmless twice, as above. */
export const freezePayout = (
  { payoutBook, now }: Ports,
  approval: Approval,
  wish: Pick<Payout, 'shopId' | 'openid' | 'purpose'>,
): Promise<Result<Payout, 'nothingLeft' | 'busy'>> =>
  insertNext(
    async () =>
      decidePayout(
        approval,
        { ...wish, before: await payoutBook.ofCase(wish.shopId, approval.caseNo) },
        now(),
      ),
    (payout) => payoutBook.insert(payout),
  )

/** Writes the coupon of a case down; harmless twice, as above. */
export const freezeCoupon = (
  { couponBook, now }: Ports,
  wish: Omit<CouponWish, 'before'>,
): Promise<Result<Coupon, 'nothingLeft' | 'busy'>> =>
  insertNext(
    async () => decideCoupon({ ...wish, before: await couponBook.ofCase(wish.shopId, wish.caseNo) }, now()),
    (coupon) => couponBook.insert(coupon),
  )
