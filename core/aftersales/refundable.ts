import type { OrderStatus } from '../orders/order'
import type { Fen } from '../shared/money'
import { err, ok, type Result } from '../shared/result'
import { sum } from '../shared/sum'
import { faultOf, type CaseLine, type Reason } from './kinds'
import { shared } from './largest-remainder'
import { leftOf, portionOf, without, type PaidOrder, type Share } from './shares'

export interface RefundableLine extends Share {
  /** The price of these pieces before any discount. */
  readonly listFen: Fen
  /** At most this for them, with the freight where it is given back. */
  readonly amountFen: Fen
}

export interface Refundable {
  readonly lines: readonly RefundableLine[]
  /** Does `amountFen` hold the lines' freight? */
  readonly hasFreight: boolean
  /** At most this. */
  readonly amountFen: Fen
}

/** Pieces of one of the order's items. */
export type Wanted = Pick<CaseLine, 'item' | 'quantity'>

export interface RefundWish {
  readonly wanted: readonly Wanted[]
  readonly reason: Reason
  /** What earlier refunds and the other open cases hold of the order. */
  readonly held: readonly Share[]
}

const unsent: readonly OrderStatus[] = ['paid', 'cancelled']

/**
 * Is the freight that the shopper paid given back? Not when the shopper changed their mind (R119); it is when shop or
 * carrier did wrong (R123), and when nothing was sent.
 */
export const isFreightRefunded = (reason: Reason, status: OrderStatus): boolean =>
  faultOf(reason) !== 'shopper' || unsent.includes(status)

/** Takes the pieces one wish after the other, so that the same item twice is not the same piece twice. */
const takenFrom = (
  left: readonly Share[],
  wanted: readonly Wanted[],
): Result<readonly Share[], 'itemUnknown' | 'quantityTaken'> => {
  const rest = [...left]
  const taken: Share[] = []
  for (const { item, quantity } of wanted) {
    const share = rest[item]
    if (!share) return err('itemUnknown')
    if (quantity > share.quantity) return err('quantityTaken')
    const portion = portionOf(share, quantity)
    rest[item] = without(share, portion)
    taken.push(portion)
  }
  return ok(taken)
}

/**
 * What can still be refunded for these pieces of the order, to the fen. Refuses an item that the order does not have and
 * pieces that were refunded or are asked for in another case.
 */
export const refundableOf = (
  order: PaidOrder,
  { wanted, reason, held }: RefundWish,
): Result<Refundable, 'itemUnknown' | 'quantityTaken'> => {
  const taken = takenFrom(leftOf(order, held), wanted)
  if (!taken.ok) return taken
  const hasFreight = isFreightRefunded(reason, order.status)
  const lines = taken.value.map((share) => ({
    ...share,
    listFen: (order.items[share.item]?.priceFen ?? 0) * share.quantity,
    amountFen: share.goodsFen + (hasFreight ? share.freightFen : 0),
  }))
  return ok({ lines, hasFreight, amountFen: sum(lines.map(({ amountFen }) => amountFen)) })
}

/**
 * The lines of a case for an amount that somebody asks, proposes or approves: at most what can be refunded, in whole
 * fen, shared so that no line is given more than its own.
 */
export const linesFor = (
  amountFen: number,
  { lines, amountFen: mostFen }: Refundable,
): Result<readonly CaseLine[], 'amountMissing' | 'amountTooHigh'> => {
  if (!Number.isSafeInteger(amountFen) || amountFen < 1) return err('amountMissing')
  if (amountFen > mostFen) return err('amountTooHigh')
  const amounts = shared(
    amountFen,
    lines.map((line) => line.amountFen),
  )
  return ok(lines.map(({ item, quantity }, index) => ({ item, quantity, amountFen: amounts[index] ?? 0 })))
}
