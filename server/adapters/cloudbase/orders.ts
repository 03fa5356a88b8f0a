import { Order, orderIdOf } from '../../../core/orders/order'
import type { OrderPage, Orders } from '../../ports'
import type { Cloudbase } from './app'
import { openCollection } from './collection'

export const cloudbaseOrders = (cloudbase: Cloudbase): Orders => {
  const orders = openCollection(cloudbase, 'orders', Order)
  const { command } = cloudbase

  /** Orders of the same moment are told apart by their id, so that a page neither repeats nor skips one. */
  const olderThan = (shopId: string, before: OrderPage['before']) => {
    if (!before) return []
    const { placedAt, orderNo } = before
    return [
      command.or([
        { placedAt: command.lt(placedAt) },
        { placedAt, _id: command.lt(orderIdOf(shopId, orderNo)) },
      ]),
    ]
  }

  return {
    find: (shopId, orderNo) => orders.get(orderIdOf(shopId, orderNo)),
    listOwn: (shopId, openid, { limit, status, before }) => {
      const mine = { shopId, openid, ...(status && { status }) }
      const bounded = before ? { ...mine, placedAt: command.lte(before.placedAt) } : mine
      const filter = command.and([bounded, ...olderThan(shopId, before)]) as unknown as Record<
        string,
        unknown
      >
      return orders.find(filter, {
        order: [
          ['placedAt', 'desc'],
          ['_id', 'desc'],
        ],
        limit,
      })
    },
  }
}
