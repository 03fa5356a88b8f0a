import type { Ground } from '../../core/invoices/amount'
import { invoiceRulesOf } from '../../core/invoices/rules'
import type { Order } from '../../core/orders/order'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** What an order's invoice is made out from, as it stands now. */
export const groundOf = async (ports: Ports, shop: Shop, order: Order): Promise<Ground> => {
  const [refunds, cases] = await Promise.all([
    ports.refundBook.ofOrder(shop._id, order.orderNo),
    ports.cases.ofOrder(shop._id, order.orderNo),
  ])
  const asked = new Map(cases.map(({ _id, record }) => [_id, record.state.wish.lines]))
  return { order, refunds, asked, rules: invoiceRulesOf(shop) }
}
