import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { toOrderDetail } from '../../../core/orders/order-view'
import { isOwn } from '../../../core/orders/own'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'

export const find: UseCase<typeof shopperContract.orders.find, ShopperActor> = async (
  { orderNo },
  { actor: { shop, openid }, ports },
) => {
  const order = await ports.orders.find(shop._id, orderNo)
  return order && isOwn(order, openid)
    ? ok({ order: toOrderDetail(order), now: ports.now() })
    : err('notFound')
}
