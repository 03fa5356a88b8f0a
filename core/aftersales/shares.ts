import * as z from 'zod/mini'
import type { Order } from '../orders/order'
import { Fen } from '../shared/money'
import { sum } from '../shared/sum'
import { shared } from './largest-remainder'

/** So many pieces of one of the order's items, and what was paid for just these. A case keeps the shares it holds. */
export const Share = z.lazy(() =>
  z.object({
    /** Index into the order's items. */
    item: z.int().check(z.nonnegative()),
    quantity: z.int().check(z.nonnegative()),
    /** For the goods, after every discount. */
    goodsFen: Fen,
    /** Of the order's freight. */
    freightFen: Fen,
  }),
)
export type Share = z.infer<typeof Share>

/** What shares are made of. */
export type PaidOrder = Pick<Order, 'status' | 'paidAt' | 'items' | 'freightFen' | 'paidFen'>

/** `paidFen` of an order that nobody paid is what was to be paid; so may be that of a cancelled one without a day. */
export const paidOf = ({ status, paidAt, paidFen }: PaidOrder): Fen =>
  status === 'unpaid' || (status === 'cancelled' && paidAt === undefined) ? 0 : paidFen

/**
 * What was paid for each item: discounts of the whole order (coupons, points) and the freight are shared by what the
 * goods cost. An order does not say what a discount was given for: it counts for the goods first, for the freight when
 * they cost nothing any more. Together the shares are what was paid.
 */
export const sharesOf = (order: PaidOrder): readonly Share[] => {
  const paidFen = paidOf(order)
  const forGoods = Math.max(0, paidFen - order.freightFen)
  const weights = order.items.map(({ priceFen, quantity }) => priceFen * quantity)
  const goods = shared(forGoods, weights)
  const freight = shared(paidFen - forGoods, weights)
  return order.items.map(({ quantity }, item) => ({
    item,
    quantity,
    goodsFen: goods[item] ?? 0,
    freightFen: freight[item] ?? 0,
  }))
}

const ofPieces = (wholeFen: Fen, quantity: number, pieces: number): Fen => {
  const over = wholeFen % quantity
  return ((wholeFen - over) / quantity) * pieces + Math.min(over, pieces)
}

/** Some pieces of a share: fen that do not divide go to the first ones, so that all parts add up to the share. */
export const portionOf = (share: Share, pieces: number): Share => ({
  item: share.item,
  quantity: pieces,
  goodsFen: ofPieces(share.goodsFen, share.quantity, pieces),
  freightFen: ofPieces(share.freightFen, share.quantity, pieces),
})

/** Never below nothing: an order that its shop changed afterwards may say less than is held of it. */
export const without = (share: Share, held: Share): Share => ({
  item: share.item,
  quantity: Math.max(0, share.quantity - held.quantity),
  goodsFen: Math.max(0, share.goodsFen - held.goodsFen),
  freightFen: Math.max(0, share.freightFen - held.freightFen),
})

const moneyOf = (shares: readonly Share[]): readonly Fen[] =>
  shares.flatMap(({ goodsFen, freightFen }) => [goodsFen, freightFen])

/** Not more than there is room for: shares of an order that changed may add up to more than is left of its money. */
const within = (roomFen: Fen, shares: readonly Share[]): readonly Share[] => {
  const money = moneyOf(shares)
  if (sum(money) <= roomFen) return shares
  const less = shared(roomFen, money)
  return shares.map((share, index) => ({
    ...share,
    goodsFen: less[2 * index] ?? 0,
    freightFen: less[2 * index + 1] ?? 0,
  }))
}

/**
 * What is left of each item beside the shares that earlier refunds and open cases hold. A share is held whole, even
 * where less than it was refunded: its pieces had their turn. A case that ended without money, or with the goods
 * replaced, holds nothing.
 */
export const leftOf = (order: PaidOrder, held: readonly Share[]): readonly Share[] => {
  const left = sharesOf(order).map((share) =>
    held.filter(({ item }) => item === share.item).reduce(without, share),
  )
  return within(Math.max(0, paidOf(order) - sum(moneyOf(held))), left)
}
