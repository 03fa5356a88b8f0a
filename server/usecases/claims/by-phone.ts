import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { mobileOf } from '../../../core/orders/claim/phone'
import type { Order } from '../../../core/orders/order'
import { toOrderCard } from '../../../core/orders/order-view'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { onClaimed } from '../../insurance/claimed'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

/** More than that is a shop's own phone number, not a shopper's. */
const MOST_ORDERS = 100
const SIDE_BY_SIDE = 8
/** Recipients' numbers are kept for the mainland only: another country's number may look the same. */
const CHINA = '86'

const takeAll = async (
  ports: Ports,
  { openid }: ShopperActor,
  orders: readonly Order[],
): Promise<readonly Order[]> => {
  const taking = { openid, claim: { at: ports.now(), how: 'phone' as const } }
  const mine: Order[] = []
  for (let from = 0; from < orders.length; from += SIDE_BY_SIDE) {
    const some = orders.slice(from, from + SIDE_BY_SIDE)
    const taken = await Promise.all(some.map((order) => ports.claims.take(order, taking)))
    mine.push(...some.filter((_order, at) => taken[at]))
  }
  return mine
}

export const byPhone: UseCase<typeof shopperContract.claims.byPhone, ShopperActor> = async (
  { code },
  { actor, ports },
) => {
  const { shop } = actor
  const read = await ports.phoneNumbers.read(shop.appids, code)
  if (!read.ok) return read

  const { country, number } = read.value
  const phone = country === CHINA ? mobileOf(number) : null
  const found = phone === null ? [] : await ports.claims.unownedOf(shop._id, phone, MOST_ORDERS)
  const mine = await takeAll(ports, actor, found)
  await onClaimed(
    ports,
    shop,
    mine.map(({ orderNo }) => orderNo),
  )
  const newestFirst = [...mine].sort((a, b) => b.placedAt - a.placedAt)
  return ok({ orders: newestFirst.map(toOrderCard) })
}
