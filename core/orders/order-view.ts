import * as z from 'zod/mini'
import type { GoodsBody } from '../conversation/bodies'
import { graphemesOf } from '../shared/graphemes'
import { OrderNo } from '../shared/ids'
import { Fen } from '../shared/money'
import { present } from '../shared/present'
import { Instant } from '../shared/time'
import { OrderItem, OrderStatus, Parcel, type Order, type Recipient } from './order'

/** An order in a list or in the chat. */
export const OrderCard = z.object({
  orderNo: OrderNo,
  status: OrderStatus,
  placedAt: Instant,
  /** The first of the goods stands for all. */
  title: z.string(),
  sku: z.optional(z.string()),
  image: z.optional(z.string()),
  /** The second of the goods, when there are more. */
  another: z.optional(z.string()),
  /** How many different goods, how many pieces. */
  kinds: z.int(),
  pieces: z.int(),
  paidFen: Fen,
  shipBy: z.optional(Instant),
  arriveBy: z.optional(Instant),
  deliveredAt: z.optional(Instant),
  /** The newest line of the parcel's track. */
  latest: z.optional(z.string()),
})
export type OrderCard = z.infer<typeof OrderCard>

/** One's own order in full, phone and address masked (look.md). */
export const OrderDetail = z.lazy(() =>
  z.object({
    ...OrderCard.shape,
    items: z.array(OrderItem),
    goodsFen: Fen,
    discountFen: Fen,
    freightFen: Fen,
    paidAt: z.optional(Instant),
    payMethod: z.optional(z.string()),
    parcels: z.array(Parcel),
    /** `张** 138****2606，浙江省杭州市余杭区 ****` */
    sendTo: z.optional(z.string()),
    buyerNote: z.optional(z.string()),
  }),
)
export type OrderDetail = z.infer<typeof OrderDetail>

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

export const toOrderCard = (order: Order): OrderCard => {
  const [first, second] = order.items
  const parcel = last(order.parcels)
  return {
    orderNo: order.orderNo,
    status: order.status,
    placedAt: order.placedAt,
    title: first?.title ?? order.orderNo,
    kinds: order.items.length,
    pieces: order.items.reduce((sum, item) => sum + item.quantity, 0),
    paidFen: order.paidFen,
    ...present({
      sku: first?.sku,
      image: first?.image,
      another: second && [second.title, second.sku].filter(Boolean).join(' '),
      shipBy: order.shipBy,
      arriveBy: order.arriveBy,
      deliveredAt: parcel?.deliveredAt,
      latest: parcel?.track[0]?.text,
    }),
  }
}

/** One of its goods as a card; null when there are not so many. */
export const toGoods = ({ orderNo, items }: Order, position: number): z.infer<typeof GoodsBody> | null => {
  const item = items[position]
  if (!item) return null
  const { title, quantity, priceFen, sku, image } = item
  return { kind: 'goods', orderNo, position, title, quantity, priceFen, ...present({ sku, image }) }
}

export const toOrderDetail = (order: Order): OrderDetail => ({
  ...toOrderCard(order),
  items: order.items,
  goodsFen: order.goodsFen,
  discountFen: order.discountFen,
  freightFen: order.freightFen,
  parcels: order.parcels,
  ...present({
    paidAt: order.paidAt,
    payMethod: order.payMethod,
    sendTo: order.recipient && maskedRecipient(order.recipient),
    buyerNote: order.buyerNote,
  }),
})

/** `138****2606`; of a short number (a landline) only the end is shown; one that is masked already stays so. */
export const maskedPhone = (phone: string): string => {
  if (phone.includes('*')) return phone
  if (phone.length < 11) return phone.length < 7 ? '****' : `****${phone.slice(-2)}`
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

export const maskedName = (name: string): string => {
  const [first = '', ...others] = graphemesOf(name)
  return `${first}${'*'.repeat(others.length)}`
}

export const maskedRecipient = ({ name, phone, province, city, district }: Recipient): string =>
  `${maskedName(name)} ${maskedPhone(phone)}，${[province, city, district].filter(Boolean).join('')} ****`

/** `6037`: how an order is named in talk. */
export const orderTail = (orderNo: string): string => orderNo.slice(-4)
