import type { Order } from '../orders/order'

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
  const sum = given.reduce((total, one) => total + one, 0)
  return {
    orders: kept.length,
    paidFen: kept.reduce((total, { paidFen }) => total + paidFen, 0),
    stars: given.length === 0 ? null : Math.round((sum / given.length) * 10) / 10,
    ratings: given.length,
  }
}
