import type { Output } from '../../../core/contracts/procedure'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Result } from '../../../core/shared/result'
import { receive, type Received, type Remote } from '../../api/remote'

export const tabs = ['all', 'unpaid', 'paid', 'shipped', 'delivered'] as const
export type Tab = (typeof tabs)[number]

export const tabOf = (name: string): Tab => tabs.find((tab) => tab === name) ?? 'all'

export type OrderPage = Output<ShopperContract['orders']['list']>

/** One tab: its orders so far, and how it stands with the older ones. */
export interface OrderList {
  readonly head: Remote<OrderPage>
  readonly tail: 'idle' | 'loading' | 'failed'
}

export const unasked: OrderList = { head: { status: 'loading' }, tail: 'idle' }

export type ListEvent =
  | ({ readonly type: 'firstArrived' } & Received<OrderPage>)
  | { readonly type: 'moreAsked' }
  | { readonly type: 'moreArrived'; readonly cursor: string; readonly reply: Result<OrderPage, RefusalCode> }

/** Where the next page begins; null when there is none or it is on its way. */
export const nextCursor = ({ head, tail }: OrderList): string | null =>
  head.status === 'ready' && tail !== 'loading' ? head.value.next : null

const appended = (before: OrderPage, more: OrderPage): OrderPage => {
  const known = new Set(before.orders.map(({ orderNo }) => orderNo))
  const added = more.orders.filter(({ orderNo }) => !known.has(orderNo))
  return { orders: [...before.orders, ...added], next: more.next, now: before.now }
}

export const evolve = (list: OrderList, event: ListEvent): OrderList => {
  switch (event.type) {
    case 'firstArrived':
      return { head: receive(list.head, event), tail: 'idle' }
    case 'moreAsked':
      return { ...list, tail: 'loading' }
    case 'moreArrived': {
      // A page that continues a list which was replaced meanwhile is dropped.
      if (list.head.status !== 'ready' || list.head.value.next !== event.cursor) return list
      if (!event.reply.ok) return { ...list, tail: 'failed' }
      return { head: { ...list.head, value: appended(list.head.value, event.reply.value) }, tail: 'idle' }
    }
  }
}
