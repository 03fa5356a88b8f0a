import { followedBy } from '../../core/invoices/follow'
import { isOver, type Invoice } from '../../core/invoices/invoice'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { Order } from '../../core/orders/order'
import type { Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { OnMoved } from '../money/moved'
import type { Ports } from '../ports'
import { changeInvoice } from './change'
import { groundOf } from './ground'

/** What the order's money says by now comes first: nobody issues over what went back. */
export const followMoney = async (
  ports: Ports,
  shop: Shop,
  { first, order }: { readonly first: Invoice; readonly order: Order },
): Promise<Result<Invoice, RefusalCode>> => {
  const ground = await groundOf(ports, shop, order)
  const want = (invoice: Invoice) => followedBy(invoice, ground)
  return changeInvoice(ports, shop, { first, by: { actor: 'machine' }, want })
}

/**
 * A refund moved: what was asked for becomes less, what was issued has to be taken back (红冲). Heard twice it changes
 * nothing. @throws when others changed it all the time: it is told again
 */
export const invoicesHear: OnMoved = async (ports, moved) => {
  if (moved.kind !== 'refund') return
  const { shopId, orderNo } = moved.refund
  const open = (await ports.invoices.ofOrder(shopId, orderNo)).filter((invoice) => !isOver(invoice))
  if (open.length === 0) return
  const [shop, order] = await Promise.all([ports.shops.find(shopId), ports.orders.find(shopId, orderNo)])
  if (!shop || !order) return
  for (const first of open) {
    const followed = await followMoney(ports, shop, { first, order })
    if (!followed.ok) throw new Error(`invoice ${first.number} does not follow its money: ${followed.error}`)
  }
}
