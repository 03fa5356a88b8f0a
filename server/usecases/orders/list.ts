import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { Order } from '../../../core/orders/order'
import { toOrderCard } from '../../../core/orders/order-view'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { OrderPage } from '../../order-ports'
import type { UseCase } from '../../serve'

const PAGE = 20

/** `placedAt:orderNo` of the last order of a page. */
const cursorOf = ({ placedAt, orderNo }: Order): string => `${placedAt}:${orderNo}`

const readCursor = (cursor: string): OrderPage['before'] => {
  const [, placedAt, orderNo] = /^(\d{1,16}):([\w-]{1,40})$/.exec(cursor) ?? []
  return placedAt && orderNo ? { placedAt: Number(placedAt), orderNo } : undefined
}

export const list: UseCase<typeof shopperContract.orders.list, ShopperActor> = async (
  { status, cursor },
  { actor: { shop, openid }, ports },
) => {
  const before = cursor === undefined ? undefined : readCursor(cursor)
  if (cursor !== undefined && !before) return err('badRequest')

  const found = await ports.orders.listOwn(shop._id, openid, { limit: PAGE + 1, status, before })
  const page = found.slice(0, PAGE)
  const last = page[page.length - 1]
  const next = found.length > PAGE && last ? cursorOf(last) : null
  return ok({ orders: page.map(toOrderCard), next, now: ports.now() })
}
