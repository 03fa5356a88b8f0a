import { useCallback, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderCard as Order } from '../../../core/orders/order-view'
import { startOfDay } from '../../../core/shared/time'
import { api } from '../../api/client'
import { chatCopy } from '../../copy/chat'
import { press } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { OrderCard } from './bodies/order-card'
import { Sheet } from '../../ui/sheet/sheet'

const words = chatCopy.orderSheet

interface Loaded {
  readonly orders: readonly Order[]
  /** The next page's cursor, null at the end. */
  readonly next: string | null
  readonly now: number
}

const nothing: Loaded = { orders: [], next: null, now: 0 }

const useOrders = () => {
  const [status, setStatus] = useState<'loading' | 'failed' | 'ready'>('loading')
  const [loaded, setLoaded] = useState(nothing)
  const load = useCallback(async (cursor: string | null) => {
    setStatus('loading')
    const reply = await api.orders.list(cursor === null ? {} : { cursor })
    if (!reply.ok) return setStatus('failed')
    const { orders, next, now } = reply.value
    setLoaded((before) => ({ orders: cursor === null ? orders : [...before.orders, ...orders], next, now }))
    setStatus('ready')
  }, [])
  useEffect(() => void load(null), [load])
  return { ...loaded, status, load: () => void load(loaded.next) }
}

interface OrderSheetProps {
  readonly title?: string
  readonly onChoose: (order: Order) => void
  readonly onClose: () => void
}

/** One's own orders, to choose the one that is talked about. */
export function OrderSheet({ title = words.title, onChoose, onClose }: OrderSheetProps) {
  const { orders, next, now, status, load } = useOrders()
  const note = status === 'failed' ? words.failed : next === null ? '' : words.more
  return (
    <Sheet title={title} onClose={onClose}>
      {orders.map((order) => (
        <OrderCard
          key={order.orderNo}
          order={order}
          today={startOfDay(now)}
          onPress={() => onChoose(order)}
        />
      ))}
      {status === 'loading' && <Skeleton className='sheet__skeleton' />}
      {status === 'ready' && orders.length === 0 && <View className='sheet__note'>{words.empty}</View>}
      {status !== 'loading' && note !== '' && (
        <View className='sheet__note sheet__note--link' {...press(load)}>
          {note}
        </View>
      )}
    </Sheet>
  )
}
