import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { invoiceableFen, mayInvoice } from '../../../core/invoices/amount'
import { isOver } from '../../../core/invoices/invoice'
import { promisedBy } from '../../../core/invoices/machine'
import { toInvoiceView } from '../../../core/invoices/view'
import { toOrderCard } from '../../../core/orders/order-view'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { groundOf } from '../../invoices/ground'
import { linksOf } from '../../invoices/show'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

export const ofOrder: UseCase<typeof shopperContract.invoices.ofOrder, ShopperActor> = async (
  { orderNo },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const order = await findOwn(ports, actor, orderNo)
  if (!order) return err('notFound')
  const [ground, all] = await Promise.all([
    groundOf(ports, shop, order),
    ports.invoices.ofOrder(shop._id, orderNo),
  ])
  const now = ports.now()
  const isOpen = all.some((invoice) => !isOver(invoice))
  const may = isOpen ? err('invoiceOpen' as const) : mayInvoice(ground, now)
  const hers = all.filter((invoice) => invoice.openid === openid)
  const around = { promises: shop, links: await linksOf(ports, hers) }
  return ok({
    order: toOrderCard(order),
    amountFen: invoiceableFen(ground),
    refused: may.ok ? null : may.error,
    dueBy: promisedBy(shop, now),
    invoices: hers.map((invoice) => toInvoiceView(invoice, around)),
    now,
  })
}
