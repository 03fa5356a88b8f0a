import { paidOf, type PaidOrder } from '../aftersales/shares'
import type { Order } from '../orders/order'
import type { Fen } from '../shared/money'
import { err, ok, type Result } from '../shared/result'
import { sum } from '../shared/sum'
import type { Instant } from '../shared/time'
import type { Approval } from './approval'
import { refundNoOf } from './numbers'
import { railOf } from './rail'
import { heldBy, refundIdOf, type Refund } from './refund'

interface Past {
  readonly order: PaidOrder & Pick<Order, 'shopId' | 'orderNo' | 'paidThrough' | 'payMethod'>
  /** Every refund of the order, of this case and of others. */
  readonly before: readonly Refund[]
}

const heldByAll = (refunds: readonly Refund[]): Fen => sum(refunds.map(heldBy))

/**
 * The next refund of a case: what was approved and is not on its way yet, under a number of its own. Written down before
 * anybody is asked; a refund that is open, abnormal or doubted keeps its amount. Refuses when all that was approved is
 * on its way (a repeat), and when the order's refunds would be more than what was paid.
 */
export const freeze = (
  approval: Approval,
  { order, before }: Past,
  now: Instant,
): Result<Refund, 'nothingLeft' | 'amountTooHigh'> => {
  const { shopId, orderNo } = order
  const own = before.filter(({ caseNo }) => caseNo === approval.caseNo)
  const amountFen = approval.amountFen - heldByAll(own)
  if (amountFen <= 0) return err('nothingLeft')
  const totalFen = paidOf(order)
  if (heldByAll(before) + amountFen > totalFen) return err('amountTooHigh')

  const rail = railOf(order)
  const seq = before.length + 1
  const number = refundNoOf(approval.caseNo, own.length + 1)
  return ok({
    ...{ _id: refundIdOf(shopId, orderNo, seq), shopId, orderNo, seq, caseNo: approval.caseNo, number },
    ...{ rail, amountFen, totalFen, approval, frozenAt: now, state: { status: 'frozen' } },
    ...{ doubts: [], version: 1, dueAt: rail === 'wechatPay' ? now : null },
  })
}
