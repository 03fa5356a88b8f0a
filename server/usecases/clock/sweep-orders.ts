import { isUnderWay } from '../../../core/invoices/invoice'
import { fileOf } from '../../../core/invoices/nameless'
import { mayForget } from '../../../core/orders/retention'
import type { Order } from '../../../core/orders/order'
import { hasOpenCase } from '../../../core/privacy/nameless-case'
import { orderMs, privacyOf } from '../../../core/privacy/policy'
import { conversationIdOf } from '../../../core/shared/ids'
import { chinaTime, SECOND } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'

const ORDERS_A_STEP = 50
const BUDGET_MS = 5 * SECOND

/** The numbers of those that nobody needs any more. */
const overAmong = async (ports: Ports, shop: Shop, orders: readonly Order[]): Promise<readonly string[]> => {
  const numbers = orders.map(({ orderNo }) => orderNo)
  const asked = await ports.personalData.requestsAbout(shop._id, numbers)
  const isOver = async ({ openid, orderNo }: Order): Promise<boolean> => {
    const last = openid === null ? null : await ports.turns.newest(conversationIdOf(shop._id, openid))
    const requests = asked.filter((request) => request.orderNo === orderNo)
    const service = last?.state.service ?? null
    return mayForget({ service, requests, policy: shop.policy, now: ports.now() })
  }
  const over = await Promise.all(orders.map(isOver))
  return numbers.filter((_number, at) => over[at])
}

/** Orders go with their cases, invoices and what was shown in them; one of which something is open stays. */
const forget = async (ports: Ports, shop: Shop, numbers: readonly string[]): Promise<void> => {
  const cases = await ports.personalData.casesAbout(shop._id, numbers)
  const invoices = await ports.invoices.ofOrders(shop._id, numbers)
  const inUse = new Set(
    [...cases.filter((row) => hasOpenCase([row])), ...invoices.filter(isUnderWay)].map(
      ({ orderNo }) => orderNo,
    ),
  )
  const over = numbers.filter((orderNo) => !inUse.has(orderNo))
  const gone = cases.filter(({ orderNo }) => !inUse.has(orderNo))
  const shown = gone.flatMap(({ record: { state } }) => [...state.wish.evidence, ...state.findings])
  for (const { fileId } of shown) await ports.files.remove(fileId)
  for (const invoice of invoices) {
    const fileId = inUse.has(invoice.orderNo) ? null : fileOf(invoice)
    if (fileId) await ports.files.remove(fileId)
  }
  if (over.length > 0) await ports.invoices.forget(shop._id, over)
  await ports.checks.forgetCases(gone.map(({ _id }) => _id))
  if (over.length > 0) await ports.personalData.forgetOrders(shop._id, over)
}

/** Answers where to go on; null when there are no more. */
const sweepStep = async (ports: Ports, shop: Shop, after: Order | null): Promise<Order | null> => {
  const before = ports.now() - orderMs(privacyOf(shop))
  const page = { limit: ORDERS_A_STEP, after }
  const old = await ports.personalData.ordersOlderThan(shop._id, before, page)
  const over = old.length > 0 ? await overAmong(ports, shop, old) : []
  if (over.length > 0) await forget(ports, shop, over)
  return old.length === ORDERS_A_STEP ? (old.at(-1) ?? null) : null
}

/**
 * Orders that were placed longer ago than the shop keeps them go, with what was asked of them: the privacy page says
 * so. Once an hour, as far as there is time; those that are still needed are passed by.
 */
export const sweepOrders = async (ports: Ports): Promise<void> => {
  if (chinaTime(ports.now()).minute !== 0) return
  const until = ports.now() + BUDGET_MS
  for (const shop of await ports.shops.all()) {
    let after: Order | null = null
    do after = await sweepStep(ports, shop, after)
    while (after !== null && ports.now() < until)
  }
}
