import { isOwn } from '../../../core/orders/own'
import type { Order } from '../../../core/orders/order'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'

interface Owner {
  readonly shop: Pick<Shop, '_id'>
  readonly openid: string
}

/** That order of this shopper's; null for one that is somebody else's or nobody's. */
export const findOwn = async (
  { orders }: Pick<Ports, 'orders'>,
  { shop, openid }: Owner,
  orderNo: string,
): Promise<Order | null> => {
  const order = await orders.find(shop._id, orderNo)
  return order && isOwn(order, openid) ? order : null
}
