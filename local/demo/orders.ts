import type { Order, OrderItem, Recipient } from '../../core/orders/order'
import { orderIdOf } from '../../core/orders/order'
import { DAY, HOUR, MINUTE, SECOND, startOfDay, type Instant } from '../../core/shared/time'
import { goodsOf, imageOf } from './goods'
import { parcelAt, tripOf } from './parcel'
import { orderNoAt } from './order-no'
import type { Person } from './people'
import { randomOf, type Random } from './random'
import { nextEvening } from './story'

/** How long ago an order was placed, for each state that it may be in by now. */
const ages: Readonly<Record<'fresh' | 'moving' | 'arrived' | 'old', readonly [number, number]>> = {
  fresh: [20 * MINUTE, 20 * HOUR],
  moving: [30 * HOUR, 70 * HOUR],
  arrived: [5 * DAY, 9 * DAY],
  old: [18 * DAY, 170 * DAY],
}

const COMPLETED_AFTER = 10 * DAY

const itemsOf = ({ shopId }: Person, random: Random): OrderItem[] => {
  const kinds = random.chance(3) ? random.int(2, 3) : 1
  const chosen = new Set(Array.from({ length: kinds }, () => random.pick(goodsOf[shopId])))
  return [...chosen].map(({ title, skus, image, priceFen }) => ({
    title,
    sku: random.pick(skus),
    quantity: random.chance(4) ? 2 : 1,
    priceFen,
    image: imageOf(image),
  }))
}

const OFF_FROM = 30_000
const OFF = 3_000
const FREE_FREIGHT_FROM = 5_900
const FREIGHT = 800

/** 满 300 减 30, 满 59 包邮. */
export const amountsOf = (items: readonly OrderItem[]) => {
  const goodsFen = items.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
  const discountFen = goodsFen >= OFF_FROM ? OFF : 0
  const freightFen = goodsFen - discountFen >= FREE_FREIGHT_FROM ? 0 : FREIGHT
  return { goodsFen, discountFen, freightFen, paidFen: goodsFen - discountFen + freightFen }
}

const recipientOf = ({ name, phone, home }: Person, random: Random): Recipient => ({
  name,
  phone,
  province: home.province,
  city: home.city,
  district: home.district,
  detail: `${home.street} ${random.int(1, 399)} 号`,
})

type Progress = Pick<Order, 'status' | 'parcels'> &
  Partial<Pick<Order, 'paidAt' | 'completedAt' | 'shipBy' | 'arriveBy'>>

/** What has become by `now` of an order that was paid: waiting, on the road, brought, completed. */
const progressOf = (person: Person, placedAt: Instant, { now, random }: Moment): Progress => {
  const paidAt = placedAt + random.int(8, 400) * SECOND
  const pickedAt = startOfDay(placedAt + 20 * HOUR) + 16 * HOUR + random.int(0, 150) * MINUTE
  if (pickedAt > now) return { status: 'paid', parcels: [], paidAt, shipBy: nextEvening(now) }

  const trip = tripOf({ shopId: person.shopId, to: person.home, pickedAt }, random)
  const parcel = parcelAt(trip, now, random)
  const arrival = trip[trip.length - 1]?.at ?? pickedAt
  if (parcel.deliveredAt === undefined) {
    return { status: 'shipped', parcels: [parcel], paidAt, arriveBy: startOfDay(arrival) + 20 * HOUR }
  }
  const completedAt = parcel.deliveredAt + COMPLETED_AFTER
  return completedAt <= now
    ? { status: 'completed', parcels: [parcel], paidAt, completedAt }
    : { status: 'delivered', parcels: [parcel], paidAt }
}

export interface Moment {
  readonly now: Instant
  readonly random: Random
}

/** Which state an order should be in; `alive` goes as far as it has come. */
export type Wish = 'unpaid' | 'cancelled' | 'alive'

export interface Draw {
  readonly age: keyof typeof ages
  readonly wish: Wish
}

/** Draws one order of a shopper, placed in the given span of time. */
export const drawOrder = (person: Person, { age, wish }: Draw, moment: Moment): Order => {
  const { now, random } = moment
  const [youngest, oldest] = ages[age]
  const ago =
    wish === 'unpaid' ? random.int(2, 25) * MINUTE : random.int(youngest / SECOND, oldest / SECOND) * SECOND
  const placedAt = now - (now % SECOND) - ago
  const orderNo = orderNoAt(placedAt, String(random.int(100, 999)))
  const items = itemsOf(person, random)
  const progress: Progress =
    wish === 'alive' ? progressOf(person, placedAt, moment) : { status: wish, parcels: [] }
  return {
    _id: orderIdOf(person.shopId, orderNo),
    shopId: person.shopId,
    orderNo,
    openid: person.openid,
    placedAt,
    items,
    ...amountsOf(items),
    recipient: recipientOf(person, random),
    payMethod: '微信支付',
    paidThrough: '小程序',
    ...progress,
  }
}

const course = ['fresh', 'moving', 'arrived', 'old', 'old'] as const

/** The usual shopper: a few orders over all ages, now and then one that was cancelled or not paid yet. */
export const usualOrders = (person: Person, now: Instant): Order[] => {
  const random = randomOf(Number(person.openid.slice(-4)) + (person.shopId === 'mianyu' ? 0 : 5_000))
  return Array.from({ length: person.orders }, () => {
    const age = random.pick(course)
    if (age === 'fresh' && random.chance(4))
      return drawOrder(person, { age, wish: 'unpaid' }, { now, random })
    const wish = age === 'old' && random.chance(6) ? 'cancelled' : 'alive'
    return drawOrder(person, { age, wish }, { now, random })
  })
}
