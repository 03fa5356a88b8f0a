import { isOver, offeredFor, type Insurance } from '../../core/insurance/insurance'
import { entitlementOf, type InsuranceRules } from '../../core/insurance/rules'
import type { Order } from '../../core/orders/order'
import type { Shop } from '../../core/shop/shop'
import type { OrderBook } from '../order-ports'
import { sideBySide } from '../side-by-side'
import type { InsuringPorts } from './change'
import { withdrawFor } from './step'

/** How far back a first order is looked for; whoever ordered that often is no new shopper. */
const MOST_BEFORE = 20

const isFirst = async (
  ports: InsuringPorts,
  { shopId, openid, placedAt, orderNo }: Order,
): Promise<boolean> => {
  const before = { placedAt, orderNo }
  const earlier = await ports.orders.listOwn(shopId, openid ?? '', { limit: MOST_BEFORE, before })
  const came = ({ status }: Order) => status !== 'unpaid' && status !== 'cancelled'
  return earlier.length < MOST_BEFORE && !earlier.some(came)
}

const asksForFirst = ({ gifts }: InsuranceRules): boolean =>
  gifts.some(({ when }) => when.kind === 'firstOrder')

/** Offers an order what the shop's rules give it. One without an owner gets nothing until somebody owns it. */
const offer = async (ports: InsuringPorts, rules: InsuranceRules, order: Order): Promise<void> => {
  const { openid, paidFen, status } = order
  const paidAt = order.paidAt ?? order.placedAt
  const now = ports.now()
  const isOpen = status === 'paid' || status === 'shipped'
  if (openid === null || !isOpen || now >= paidAt + rules.offerMs) return
  const first = asksForFirst(rules) && (await isFirst(ports, order))
  const facts = { isFirst: first, paidAt, paidFen, premiumFen: order.insurancePremiumFen ?? 0 }
  const entitlement = entitlementOf(rules, facts)
  if (entitlement)
    await ports.insurances.insert(offeredFor(order, openid, { entitlement, rules, paidAt, now }))
}

/** The order has moved on: it may be sent by now, or come to nothing. */
const follow = async (ports: InsuringPorts, insurance: Insurance, order: Order): Promise<void> => {
  if (isOver(insurance.status) || (await withdrawFor(ports, insurance, order))) return
  if (insurance.status === 'offered') {
    await ports.insurances.putOff(insurance, { tries: insurance.tries, dueAt: ports.now() })
  }
}

/**
 * Looks at orders that came or changed: who is to have 退货包运费 or 运费险 is offered it, and the clock finds somebody
 * who stands for it. Harmless twice: an order has one. Orders that were paid too long ago get nothing.
 */
export const lookAtOrders = async (
  ports: InsuringPorts,
  { _id: shopId, insurance: rules }: Pick<Shop, '_id' | 'insurance'>,
  orderNos: readonly string[],
): Promise<void> => {
  if (!rules || orderNos.length === 0) return
  const [orders, insurances] = await Promise.all([
    ports.orders.named(shopId, orderNos),
    ports.insurances.ofOrders(shopId, orderNos),
  ])
  const known = new Map(insurances.map((insurance) => [insurance.orderNo, insurance]))
  await sideBySide(orders, (order) => {
    const insurance = known.get(order.orderNo)
    return insurance ? follow(ports, insurance, order) : offer(ports, rules, order)
  })
}

/**
 * The way into orders, with a look at each that came. Whoever pushes has no answer before that look: after a crash the
 * push is repeated, and every later push of the order looks again.
 */
export const insuringOrderBook = (book: OrderBook, ports: InsuringPorts): OrderBook => ({
  bringIn: async (shopId, arrivals) => {
    const outcomes = await book.bringIn(shopId, arrivals)
    const shop = await ports.shops.find(shopId)
    if (shop)
      await lookAtOrders(
        ports,
        shop,
        arrivals.map(({ orderNo }) => orderNo),
      )
    return outcomes
  },
  sweep: (before) => book.sweep(before),
})
