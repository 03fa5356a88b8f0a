import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { toOrderCard } from '../../../core/orders/order-view'
import { isOpen, nextOpening } from '../../../core/shop/hours'
import { openingOf, specialDaysAhead } from '../../../core/shop/opening'
import { greetingOf, honorificOf } from '../../../core/shop/honorific'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { handOffOf } from '../../turns/assign-queue'

const RECENT = 5

export const view: UseCase<typeof shopperContract.home.view, ShopperActor> = async (
  _input,
  { actor: { shop, openid }, ports },
) => {
  const now = ports.now()
  const [shopper, recent, handOff] = await Promise.all([
    ports.shoppers.find(shop._id, openid),
    ports.orders.listOwn(shop._id, openid, { limit: RECENT }),
    handOffOf(ports, shop),
  ])
  const isServed = handOff.kind === 'queue' && (isOpen(openingOf(shop), now) || handOff.waitMs !== null)
  return ok({
    shopName: shop.name,
    greeting: `${honorificOf(shopper)}，${greetingOf(now)}`,
    service: isServed
      ? { status: 'open', waitMs: handOff.waitMs, ahead: handOff.ahead }
      : { status: 'closed', opensAt: nextOpening(openingOf(shop), now) },
    recentOrders: recent.map(toOrderCard),
    quickQuestions: shop.quickQuestions.map(({ question }) => question),
    phone: shop.phone,
    ...(shop.email !== undefined && { email: shop.email }),
    hours: shop.hours,
    specialDays: specialDaysAhead(shop, now),
    now,
  })
}
