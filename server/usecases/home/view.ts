import { isOpen as isOpenCase } from '../../../core/aftersales/case'
import { toCaseCard } from '../../../core/aftersales/to-view'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { toOrderCard } from '../../../core/orders/order-view'
import { isOpen, nextOpening } from '../../../core/shop/hours'
import { openingOf, specialDaysAhead } from '../../../core/shop/opening'
import { greetingOf, honorificOf } from '../../../core/shop/honorific'
import { present } from '../../../core/shared/present'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { hotQuestions } from '../../bot/hot-questions'
import { handOffOf } from '../../turns/assign-queue'

const RECENT = 5

/** Of so many newest cases one that is not over is looked for. */
const NEWEST_CASES = 3

const openCaseOf = async (ports: Ports, { shop, openid }: ShopperActor) => {
  const rows = await ports.cases.ofShopper(shop._id, openid, { limit: NEWEST_CASES })
  const open = rows.find(({ record }) => isOpenCase(record.state.status))
  if (!open) return undefined
  const { caseNo, headline, amountFen, image } = toCaseCard(open)
  const { title, text, by } = headline
  return { caseNo, title, text, by, amountFen, ...present({ image }) }
}

export const view: UseCase<typeof shopperContract.home.view, ShopperActor> = async (
  _input,
  { actor, ports },
) => {
  const { shop, openid } = actor
  const now = ports.now()
  const [shopper, recent, handOff, openCase, hot] = await Promise.all([
    ports.shoppers.find(shop._id, openid),
    ports.orders.listOwn(shop._id, openid, { limit: RECENT }),
    handOffOf(ports, shop),
    openCaseOf(ports, actor),
    hotQuestions(ports, shop, now),
  ])
  const isServed = handOff.kind === 'queue' && (isOpen(openingOf(shop), now) || handOff.waitMs !== null)
  return ok({
    shopName: shop.name,
    greeting: `${honorificOf(shopper)}，${greetingOf(now)}`,
    service: isServed
      ? { status: 'open', waitMs: handOff.waitMs, ahead: handOff.ahead }
      : { status: 'closed', opensAt: nextOpening(openingOf(shop), now) },
    recentOrders: recent.map(toOrderCard),
    ...present({ openCase }),
    quickQuestions: hot,
    phone: shop.phone,
    ...(shop.email !== undefined && { email: shop.email }),
    hours: shop.hours,
    specialDays: specialDaysAhead(shop, now),
    now,
  })
}
