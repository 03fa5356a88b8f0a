import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { ordersContract } from '../../../core/contracts/shopper/orders.contract'
import { api } from '../../api/client'
import { nextCursor, unasked } from '../../api/paged'
import { FRESH_MS } from '../../api/use-remote'
import { deviceNow } from '../../platform/clock'
import { serverNow } from '../../platform/server-time'
import { useOrdersChanged } from '../../platform/changes'
import { readStored, writeStored } from '../../platform/storage'
import { useVisibility } from '../../platform/visibility'
import { evolve, type ListEvent, type OrderList, type Tab } from './order-list'

type Lists = Partial<Record<Tab, OrderList>>
type TabEvent = ListEvent & { readonly tab: Tab }

const reduce = (lists: Lists, event: TabEvent): Lists => ({
  ...lists,
  [event.tab]: evolve(lists[event.tab] ?? unasked, event),
})

const storedName = (tab: Tab): string => `orders.${tab}`

const recall = (tab: Tab) => {
  const kept = ordersContract.list.output.safeParse(readStored(storedName(tab)))
  return kept.success ? kept.data : null
}

const ask = (tab: Tab, cursor?: string) =>
  api.orders.list({ ...(tab === 'all' ? {} : { status: tab }), ...(cursor === undefined ? {} : { cursor }) })

/** My orders, a list a tab; a tab that was seen is shown at once and asked for again when it is not fresh. */
export const useOrders = (first: Tab) => {
  const [tab, setTab] = useState(first)
  const [lists, dispatch] = useReducer(reduce, {})
  const [busy, setBusy] = useState(false)
  const askedAt = useRef<Partial<Record<Tab, number>>>({})
  const list = lists[tab] ?? unasked

  const refresh = useCallback(async () => {
    askedAt.current[tab] = deviceNow()
    setBusy(true)
    const reply = await ask(tab)
    if (reply.ok) writeStored(storedName(tab), reply.value)
    const recalled = reply.ok ? null : recall(tab)
    dispatch({ type: 'firstArrived', tab, reply, at: serverNow(), recalled })
    setBusy(false)
  }, [tab])

  const refreshOld = useCallback(() => {
    if (deviceNow() - (askedAt.current[tab] ?? 0) > FRESH_MS) void refresh()
  }, [refresh, tab])

  useEffect(refreshOld, [refreshOld])
  useVisibility((visible) => {
    if (visible) refreshOld()
  })
  useOrdersChanged(() => {
    askedAt.current = {} // every tab shows them
    void refresh()
  })

  const more = async () => {
    const cursor = nextCursor(list)
    if (cursor === null) return
    dispatch({ type: 'moreAsked', tab })
    dispatch({ type: 'moreArrived', tab, cursor, reply: await ask(tab, cursor) })
  }

  return { tab, choose: setTab, list, busy, refresh, more }
}
