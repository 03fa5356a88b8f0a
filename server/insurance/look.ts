import { isOver, offeredFor, type Insurance } from '../../core/insurance/insurance'
import { entitlementOf, type InsuranceRules } from '../../core/insurance/rules'
import type { Order } from '../../core/orders/order'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { OrderBook } from '../order-ports'
import { sideBySide } from '../side-by-side'
import type { LookingPorts } from './change'
import { withdrawFor } from './step'

/** An order that something can be given: paid not long ago, not come yet, and somebody's. */
interface Insurable {
  readonly order: Order
  readonly openid: string
  readonly paidAt: Instant
}

const insurableOf = (order: Order, { offerMs }: InsuranceRules, now: Instant): Insurable | null => {
  const { openid, status } = order
  const paidAt = order.paidAt ?? order.placedAt
  const isOpen = status === 'paid' || status === 'shipped'
  return openid !== null && isOpen && now < paidAt + offerMs ? { order, openid, paidAt } : null
}

/** The numbers of these shoppers' first orders; none are looked for when no gift asks for it. */
const firstOrders = async (
  ports: LookingPorts,
  { gifts }: InsuranceRules,
  insurables: readonly Insurable[],
): Promise<ReadonlySet<string>> => {
  const firsts = new Set<string>()
  if (!gifts.some(({ when }) => when.kind === 'firstOrder')) return firsts
  const shoppers = new Map(insurables.map(({ openid, order: { shopId } }) => [openid, shopId]))
  await sideBySide([...shoppers], async ([openid, shopId]) => {
    const first = await ports.orders.firstPaid(shopId, openid)
    if (first) firsts.add(first._id)
  })
  return firsts
}

/** Offers orders what the shop's rules give them. One without an owner gets nothing until somebody owns it. */
const offer = async (ports: LookingPorts, rules: InsuranceRules, orders: readonly Order[]): Promise<void> => {
  const now = ports.now()
  const insurables = orders.flatMap((order) => insurableOf(order, rules, now) ?? [])
  const firsts = await firstOrders(ports, rules, insurables)
  const offered = insurables.flatMap(({ order, openid, paidAt }) => {
    const { paidFen, insurancePremiumFen: premiumFen = 0 } = order
    const entitlement = entitlementOf(rules, { isFirst: firsts.has(order._id), paidAt, paidFen, premiumFen })
    return entitlement ? offeredFor(order, openid, { entitlement, rules, paidAt, now }) : []
  })
  await ports.insurances.add(offered)
}

/** The order has moved on: it may be sent by now, or come to nothing. */
const follow = async (ports: LookingPorts, insurance: Insurance, order: Order): Promise<void> => {
  if (isOver(insurance.status) || (await withdrawFor(ports, insurance, order))) return
  const now = ports.now()
  const isReady = insurance.status === 'offered' && order.parcels.length > 0
  if (!isReady || insurance.dueAt === null || insurance.dueAt <= now) return
  await ports.insurances.putOff(insurance, { tries: insurance.tries, dueAt: now })
}

/**
 * Looks at orders that came or changed: who is to have 退货包运费 or 运费险 is offered it, and the clock finds somebody
 * who stands for it. Harmless twice: an order has one. Orders that were paid too long ago get nothing.
 */
export const lookAtOrders = async (
  ports: LookingPorts,
  { _id: shopId, insurance: rules }: Pick<Shop, '_id' | 'insurance'>,
  orderNos: readonly string[],
): Promise<void> => {
  if (!rules || orderNos.length === 0) return
  const [orders, insurances] = await Promise.all([
    ports.orders.named(shopId, orderNos),
    ports.insurances.ofOrders(shopId, orderNos),
  ])
  const known = new Map(insurances.map((insurance) => [insurance.orderNo, insurance]))
  await offer(
    ports,
    rules,
    orders.filter(({ orderNo }) => !known.has(orderNo)),
  )
  await sideBySide(orders, async (order) => {
    const insurance = known.get(order.orderNo)
    if (insurance) await follow(ports, insurance, order)
  })
}

/**
 * The way into orders, with a look at each that came. Whoever pushes has no answer before that look: after a crash the
 * push is repeated, and every later push of the order looks again.
 */
export const insuringOrderBook = (book: OrderBook, ports: LookingPorts): OrderBook => ({
  bringIn: async (shopId, arrivals) => {
    const outcomes = await book.bringIn(shopId, arrivals)
    const shop = await ports.shops.find(shopId)
    // of a parcel that waits for its order there is nothing to look at yet
    const came = arrivals.filter((_arrival, at) => outcomes[at]?.parcels[0] !== 'waiting')
    const orderNos = came.map(({ orderNo }) => orderNo)
    if (shop) await lookAtOrders(ports, shop, orderNos)
    return outcomes
  },
  sweep: (before) => book.sweep(before),
})
