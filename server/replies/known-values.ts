import { quickReplyValues } from '../../core/lane/quick-reply'
import { isOpenService } from '../../core/conversation/state'
import type { Turn } from '../../core/conversation/turn'
import { toOrderCard } from '../../core/orders/order-view'
import { isOwn } from '../../core/orders/own'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'

/** What the variables of a reply stand for: who the shopper is, and the order that was spoken of last. */
export const knownValues = async (
  ports: Pick<Ports, 'orders' | 'now'>,
  { shopId, openid }: Pick<SessionRow, 'shopId' | 'openid'>,
  newest: Turn | null,
): Promise<Readonly<Record<string, string>>> => {
  const service = newest?.state.service
  const orderNo = service && isOpenService(service) ? service.story.orderNos.at(-1) : undefined
  const order = orderNo === undefined ? null : await ports.orders.find(shopId, orderNo)
  const orders = order && isOwn(order, openid) ? [toOrderCard(order)] : []
  return quickReplyValues({ shopper: newest?.state.shopper ?? null, orders, now: ports.now() })
}
