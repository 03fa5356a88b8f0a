import type { OrderStatus } from '../../core/orders/order'
import type { Blocker } from '../../core/privacy/request'
import { conversationIdOf } from '../../core/shared/ids'
import type { Ports } from '../ports'
import { hasCaseUnderWay } from './cases'
import { hasInvoiceUnderWay } from './invoices'

const underWay: readonly OrderStatus[] = ['paid', 'shipped']

/**
 * What stands in the way of deleting a shopper's data: somebody serves her, something that she asked of an order is
 * not answered, an after-sales case is not over, or parcels are on their way to her.
 */
export const blockerOf = async (
  ports: Ports,
  { shopId, openid }: { readonly shopId: string; readonly openid: string },
): Promise<Blocker | null> => {
  const [newest, isAsking, awaitsInvoice, hasCase, ...orders] = await Promise.all([
    ports.turns.newest(conversationIdOf(shopId, openid)),
    ports.orderRequests.hasOpen(shopId, openid),
    hasInvoiceUnderWay(ports, { shopId, openid }),
    hasCaseUnderWay(ports, { shopId, openid }),
    ...underWay.map((status) => ports.orders.listOwn(shopId, openid, { limit: 1, status })),
  ])
  const service = newest?.state.service.status ?? 'none'
  if (service === 'queued' || service === 'offline' || service === 'assigned') return 'openSession'
  if (isAsking || awaitsInvoice) return 'openRequest'
  if (hasCase) return 'openCase'
  return orders.some((found) => found.length > 0) ? 'openOrder' : null
}
