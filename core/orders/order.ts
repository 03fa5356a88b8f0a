import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { OrderNo, ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { Claim } from './claim/claim'

/** 待付款 待发货 运输中 已签收 已完成 已取消. Refunds are cases of their own (design.md). */
export const OrderStatus = z.enum(['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'cancelled'])
export type OrderStatus = z.infer<typeof OrderStatus>

export const OrderItem = z.lazy(() =>
  z.object({
    title: z.string(),
    /** What was chosen: 雾蓝，1.8 米床. */
    sku: z.optional(z.string()),
    quantity: z.int().check(z.positive()),
    priceFen: Fen,
    /** Address of the picture, absolute or from the site's root. */
    image: z.optional(z.string()),
    /** 税收分类编码, 19 digits: what an invoice calls goods of this kind. */
    taxCode: z.optional(z.string()),
  }),
)
export type OrderItem = z.infer<typeof OrderItem>

export const TrackPoint = z.object({ at: Instant, text: z.string() })
export type TrackPoint = z.infer<typeof TrackPoint>

export const Parcel = z.object({
  company: z.string(),
  trackingNo: z.string(),
  shippedAt: z.optional(Instant),
  deliveredAt: z.optional(Instant),
  /** Newest first. */
  track: z.array(TrackPoint),
})
export type Parcel = z.infer<typeof Parcel>

/** A parcel of which the shop's own system told by itself: what an order says of its parcels does not undo that. */
export const StoredParcel = z.extend(Parcel, {
  /** When the shop's system knew this; absent when only an order or an export named the parcel. */
  updatedAt: z.optional(Instant),
})
export type StoredParcel = z.infer<typeof StoredParcel>

export const Recipient = z.lazy(() =>
  z.object({
    name: z.string(),
    phone: z.string(),
    province: z.optional(z.string()),
    city: z.optional(z.string()),
    district: z.optional(z.string()),
    /** Street and number. */
    detail: z.optional(z.string()),
  }),
)
export type Recipient = z.infer<typeof Recipient>

/** An order as it is stored. `_id` = shopId:orderNo. */
export const Order = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** Its owner in the shop's mini-program; an order from an export without one belongs to nobody. */
    openid: z.nullable(z.string()),
    status: OrderStatus,
    placedAt: Instant,
    paidAt: z.optional(Instant),
    completedAt: z.optional(Instant),
    /** When an agent said that it is cancelled in the shop's own system, which may say otherwise later. */
    cancelledAt: z.optional(Instant),
    items: z.array(OrderItem).check(z.minLength(1)),
    goodsFen: Fen,
    discountFen: Fen,
    freightFen: Fen,
    /** What was paid, or is to be paid while `unpaid`. */
    paidFen: Fen,
    recipient: z.optional(Recipient),
    parcels: z.array(StoredParcel),
    /** The shop's promise: sent by, delivered by. */
    shipBy: z.optional(Instant),
    arriveBy: z.optional(Instant),
    /** 微信支付 and its like, as the shop's platform words it. */
    payMethod: z.optional(z.string()),
    /** What the shopper paid for 运费险 at the checkout, beside `paidFen` (R126). */
    insurancePremiumFen: z.optional(Fen),
    /** 微信小店, 有赞, 小程序 …: the rail on which a refund would have to go. */
    paidThrough: z.optional(z.string()),
    buyerNote: z.optional(z.string()),
    /** Of the source line(s): an import that finds the same changes nothing. */
    digest: z.optional(z.string()),
    /** When the shop's own system changed it last, as that system says: an older push changes nothing. */
    updatedAt: z.optional(Instant),
    /** How it got its owner, when its source named none. */
    claim: z.optional(Claim),
    /** The recipient's mobile number, while nobody owns the order: by it the order is found and claimed. */
    claimPhone: z.optional(z.string()),
    /** Counts the changes, absent before the first: a change says which one it was made from. */
    revision: z.optional(z.int()),
  }),
)
export type Order = z.infer<typeof Order>

export const orderIdOf = (shopId: string, orderNo: string): string => `${shopId}:${orderNo}`
