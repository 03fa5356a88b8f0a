import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { isOwn } from '../../../core/orders/own'
import { toRequestView } from '../../../core/orders/requests/request'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { changeRequest } from '../../requests/change'
import type { UseCase } from '../../serve'

export const withdraw: UseCase<typeof shopperContract.requests.withdraw, ShopperActor> = async (
  { orderNo, number },
  { actor: { shop, openid }, ports },
) => {
  const [order, request] = await Promise.all([
    ports.orders.find(shop._id, orderNo),
    ports.orderRequests.byNumber(shop._id, number),
  ])
  const isHers = order && isOwn(order, openid) && request?.orderNo === orderNo && request.openid === openid
  if (!isHers) return err('notFound')
  // said twice: it is withdrawn already
  if (request.state.status === 'withdrawn') return ok({ request: toRequestView(request), now: ports.now() })
  const changed = await changeRequest(ports, shop, { request, order, command: { type: 'withdraw' } })
  return changed.ok ? ok({ request: toRequestView(changed.value), now: ports.now() }) : changed
}
