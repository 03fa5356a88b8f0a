import type { Order } from '../orders/order'
import { sum } from '../shared/sum'

/** What a shopper is worth to the shop. */
export interface ShopperValue {
  /** Of the orders that were looked at, cancelled ones left out. */
  readonly orders: number
  readonly paidFen: number
  /** Mean of the stars that she gave; null when she gave none. */
  readonly stars: number | null
  readonly ratings: number
}

/** From her orders and the stars of her sessions. */
export const valueOf = (
  orders: readonly Pick<Order, 'status' | 'paidFen'>[],
  stars: readonly (number | null)[],
): ShopperValue => {
  const kept = orders.filter(({ status }) => status !== 'cancelled')
  const given = stars.filter((one) => one !== null)
  return {
    orders: kept.length,
    paidFen: sum(kept.map(({ paidFen }) => paidFen)),
    stars: given.length === 0 ? null : Math.round((sum(given) / given.length) * 10) / 10,
    ratings: given.length,
  }
}
