import { Order, orderIdOf, type OrderStatus } from '../../../core/orders/order'
import { cancellable } from '../../../core/orders/requests/decide'
import type { OrderPage, Orders } from '../../order-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'

type Before = NonNullable<OrderPage['before']>

/** Orders of the same moment are told apart by their id, so that a page neither repeats nor skips one. */
const olderThan = ({ command }: CloudbaseDatabase, shopId: string, { placedAt, orderNo }: Before) =>
  command.or([{ placedAt: command.lt(placedAt) }, { placedAt, _id: command.lt(orderIdOf(shopId, orderNo)) }])

/** The bound on `placedAt` lets the index begin at the right place; `olderThan` is exact. */
const pageFilter = (
  cloudbase: CloudbaseDatabase,
  mine: { readonly shopId: string },
  before: Before | undefined,
) => {
  if (!before) return mine
  const { command } = cloudbase
  const bounded = { ...mine, placedAt: command.lte(before.placedAt) }
  return command.and([bounded, olderThan(cloudbase, mine.shopId, before)]) as unknown as typeof mine
}

const firstPaid = async (
  { command }: CloudbaseDatabase,
  orders: Collection<Order>,
  whose: { readonly shopId: string; readonly openid: string },
): Promise<Order | null> => {
  const paid: readonly OrderStatus[] = ['paid', 'shipped', 'delivered', 'completed']
  const order = [
    ['placedAt', 'asc'],
    ['_id', 'asc'],
  ] as const
  const status = command.in([...paid])
  return (await orders.find({ ...whose, status }, { order, limit: 1 }))[0] ?? null
}

export const cloudbaseOrders = (cloudbase: CloudbaseDatabase): Orders => {
  const orders = new Collection(cloudbase, 'orders', Order)
  return {
    find: (shopId, orderNo) => orders.get(orderIdOf(shopId, orderNo)),
    named: (shopId, orderNos) =>
      orders.find(
        { _id: cloudbase.command.in(orderNos.map((orderNo) => orderIdOf(shopId, orderNo))) },
        { limit: 1_000 },
      ),
    firstPaid: (shopId, openid) => firstPaid(cloudbase, orders, { shopId, openid }),
    listOwn: (shopId, openid, { limit, status, before }) => {
      const mine = { shopId, openid, ...(status && { status }) }
      const order = [
        ['placedAt', 'desc'],
        ['_id', 'desc'],
      ] as const
      return orders.find(pageFilter(cloudbase, mine, before), { order, limit })
    },
    cancel: async ({ _id }, cancelledAt) => {
      const { command } = cloudbase
      const fields = { status: 'cancelled' as const, cancelledAt, revision: command.inc(1) }
      await orders.patch({ _id, status: command.in([...cancellable]) }, fields)
    },
  }
}
