import type { OrderRequest } from '../../../core/orders/requests/request'
import type { Ports } from '../../ports'
import { announce } from '../../requests/announce'
import { changeRequest } from '../../requests/change'

const MOST_REQUESTS = 50

const lookAt = async (ports: Ports, request: OrderRequest): Promise<void> => {
  const [shop, order] = await Promise.all([
    ports.shops.find(request.shopId),
    ports.orders.find(request.shopId, request.orderNo),
  ])
  if (!shop || !order) return ports.orderRequests.putOff(request, null)
  const changed = await changeRequest(ports, shop, { request, order, command: null })
  if (changed.ok && changed.value === request) await announce(ports, shop, { request, order })
}

/** Requests that nobody was told of yet, and open ones whose order may have moved on. */
export const lookAtRequests = async (ports: Ports): Promise<void> => {
  for (const request of await ports.orderRequests.due(ports.now(), MOST_REQUESTS)) {
    try {
      await lookAt(ports, request)
    } catch (error) {
      ports.log.error('request not looked at', { request: request._id, error }) // the others go on
    }
  }
}
