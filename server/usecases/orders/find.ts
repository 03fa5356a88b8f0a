import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { toOrderDetail } from '../../../core/orders/order-view'
import { evolve, movedBy } from '../../../core/orders/requests/decide'
import { answerByOf } from '../../../core/orders/requests/promise'
import { toRequestView, type OrderRequest } from '../../../core/orders/requests/request'
import type { Order } from '../../../core/orders/order'
import { err, ok } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { findOwn } from './own-order'

/** What the order has moved past is shown so, even before the clock has written it down. */
const asOf = (request: OrderRequest, order: Order, now: Instant): OrderRequest => {
  const moved = movedBy(request, order.status)
  return moved ? evolve(request, moved, now) : request
}

export const find: UseCase<typeof shopperContract.orders.find, ShopperActor> = async (
  { orderNo },
  { actor: { shop, openid }, ports },
) => {
  const order = await findOwn(ports, { shop, openid }, orderNo)
  if (!order) return err('notFound')
  const now = ports.now()
  const requests = await ports.orderRequests.ofOrder(shop._id, orderNo)
  const own = requests.filter((request) => request.openid === openid)
  return ok({
    order: toOrderDetail(order),
    requests: own.map((request) => toRequestView(asOf(request, order, now))),
    answerBy: { cancel: answerByOf(shop, 'cancel', now), address: answerByOf(shop, 'address', now) },
    now,
  })
}
