import type { Output } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import { pagedBy, type Paged, type PagedEvent } from '../../api/paged'

export const tabs = ['all', 'unpaid', 'paid', 'shipped', 'delivered'] as const
export type Tab = (typeof tabs)[number]

export const tabOf = (name: string): Tab => tabs.find((tab) => tab === name) ?? 'all'

export type OrderPage = Output<ShopperContract['orders']['list']>
/** One tab: its orders so far, and how it stands with the older ones. */
export type OrderList = Paged<OrderPage>
export type ListEvent = PagedEvent<OrderPage>

const appended = (before: OrderPage, more: OrderPage): OrderPage => {
  const known = new Set(before.orders.map(({ orderNo }) => orderNo))
  const added = more.orders.filter(({ orderNo }) => !known.has(orderNo))
  return { orders: [...before.orders, ...added], next: more.next, now: before.now }
}

export const evolve = pagedBy(appended)
