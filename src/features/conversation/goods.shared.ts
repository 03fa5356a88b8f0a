import type { OrderDetail } from '../../../core/orders/order-view'
import type { OutgoingBody } from './outbox.shared'

/** One of the goods of an order, as it is sent. */
export type Goods = Extract<OutgoingBody, { kind: 'goods' }>

export const goodsOf = ({ orderNo, items }: Pick<OrderDetail, 'orderNo' | 'items'>): readonly Goods[] =>
  items.map(({ title, sku, quantity, priceFen, image }, position) => ({
    kind: 'goods',
    orderNo,
    position,
    title,
    quantity,
    priceFen,
    ...(sku !== undefined && { sku }),
    ...(image !== undefined && { image }),
  }))
