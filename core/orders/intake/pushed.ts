import * as z from 'zod/mini'
import { OrderNo } from '../../shared/ids'
import { present } from '../../shared/present'
import { ok, type Result } from '../../shared/result'
import type { Instant } from '../../shared/time'
import { buildOrder } from '../import/build-order'
import { instantOf } from '../import/cells'
import type { Line } from '../import/read-line'
import { statusOf } from '../import/statuses'
import type { Order, Recipient } from '../order'
import type { PushedParcel } from './arrive'

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

const momentOf = (said: string): Instant | undefined => {
  if (WITH_ZONE.test(said)) {
    const at = Date.parse(said)
    return Number.isNaN(at) || at < 0 ? undefined : at
  }
  const wall = instantOf(said)
  return wall.ok ? wall.value : undefined
}

/** A text, never a number: seconds and milliseconds cannot be told apart. Without a zone it is a clock in China. */
const Time = z.pipe(
  z.string(),
  z.transform((said, { issues }) => {
    const at = momentOf(said)
    if (at !== undefined) return at
    issues.push({ code: 'custom', message: 'badTime', input: said })
    return z.NEVER
  }),
)

/** Our own word, or any that the exports of the platforms use. */
const Status = z.pipe(
  z.string(),
  z.transform((said, { issues }) => {
    const status = statusOf(said)
    if (status) return status
    issues.push({ code: 'custom', message: 'badStatus', input: said })
    return z.NEVER
  }),
)

/** Ten billion yuan: beyond it somebody has mistaken the unit. */
const Amount = z.int().check(z.nonnegative(), z.maximum(1e12))
const TrackingNo = z.string().check(z.regex(/^[A-Za-z0-9-]{4,40}$/))
const Openid = z.string().check(z.regex(/^[\w-]{1,64}$/))

const Item = z.object({
  title: text(300),
  sku: z.optional(text(300)),
  quantity: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  priceFen: Amount,
  image: z.optional(z.string().check(z.regex(/^(https:\/\/|\/)\S{1,990}$/))),
  taxCode: z.optional(z.string().check(z.regex(/^\d{19}$/))),
})

const NamedParcel = z.object({
  trackingNo: TrackingNo,
  company: text(40),
  shippedAt: z.optional(Time),
  deliveredAt: z.optional(Time),
})

const PushedRecipient = z.object({
  name: z.string().check(z.maxLength(100)),
  phone: z.string().check(z.maxLength(40)),
  province: z.optional(text(60)),
  city: z.optional(text(60)),
  district: z.optional(text(60)),
  detail: z.optional(text(300)),
}) satisfies z.ZodMiniType<Recipient>

/** An order as a shop's own system sends it (docs/intake.md). */
export const PushedOrder = z.lazy(() =>
  z.object({
    orderNo: OrderNo,
    updatedAt: Time,
    status: Status,
    placedAt: Time,
    paidAt: z.optional(Time),
    completedAt: z.optional(Time),
    shipBy: z.optional(Time),
    arriveBy: z.optional(Time),
    items: z.array(Item).check(z.minLength(1), z.maxLength(100)),
    /** Without it: what the goods cost together. */
    goodsFen: z.optional(Amount),
    freightFen: z.optional(Amount),
    paidFen: Amount,
    /** Paid for 运费险 at the checkout, beside `paidFen`. */
    insurancePremiumFen: z.optional(Amount),
    payMethod: z.optional(text(40)),
    paidThrough: z.optional(text(40)),
    buyerNote: z.optional(text(1_000)),
    openid: z.optional(Openid),
    recipient: z.optional(PushedRecipient),
    parcels: z.optional(z.array(NamedParcel).check(z.maxLength(50))),
  }),
)
export type PushedOrder = z.infer<typeof PushedOrder>

/** What is known of one parcel of one order; its track may be the whole or only what is new. */
export const ParcelPush = z.object({
  ...NamedParcel.shape,
  orderNo: OrderNo,
  updatedAt: Time,
  track: z._default(z.array(z.object({ at: Time, text: text(500) })).check(z.maxLength(200)), []),
})
export type ParcelPush = z.infer<typeof ParcelPush>

/** The order in the form that imports make too. The only thing that can be wrong with it now are its amounts. */
export const orderOfPush = (pushed: PushedOrder, shopId: string): Result<Order> => {
  const { orderNo, updatedAt, insurancePremiumFen } = pushed
  const order = buildOrder({
    ...{ shopId, orderNo, updatedAt, lines: linesOf(pushed) },
    header: { columns: {}, platform: undefined, at: 0 },
    parcels: (pushed.parcels ?? []).map((parcel) => ({ ...parcel, track: [] })),
  })
  return order.ok ? ok({ ...order.value, ...present({ insurancePremiumFen }) }) : order
}

/** One line for each of the goods; what the order says as a whole stands on the first. */
const linesOf = (pushed: PushedOrder): Line[] =>
  pushed.items.map(({ title, sku, quantity, priceFen: price, image, taxCode }, index) => ({
    line: index + 1,
    values: {
      ...{ title, quantity, price },
      ...present({ sku, image, taxCode }),
      ...(index === 0 && wholeOf(pushed)),
    },
  }))

const wholeOf = ({ recipient, ...pushed }: PushedOrder) => {
  const { openid, status, placedAt, paidAt, completedAt, shipBy, arriveBy, payMethod, buyerNote } = pushed
  const { goodsFen: goods, freightFen: freight, paidFen: paid, paidThrough: platform } = pushed
  return present({
    ...{ openid, status, placedAt, paidAt, completedAt, shipBy, arriveBy, payMethod, buyerNote },
    ...{ goods, freight, paid, platform },
    recipientName: recipient?.name,
    recipientPhone: recipient?.phone,
    province: recipient?.province,
    city: recipient?.city,
    district: recipient?.district,
    address: recipient?.detail,
  })
}

export const parcelOfPush = ({ orderNo: _orderNo, ...parcel }: ParcelPush): PushedParcel => parcel
