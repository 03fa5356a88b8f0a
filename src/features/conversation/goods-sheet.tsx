import { useCallback, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderCard } from '../../../core/orders/order-view'
import { api } from '../../api/client'
import { messageWords } from '../../copy/messages'
import { press } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { GoodsCard } from './bodies/goods-card'
import { goodsOf, type Goods } from './goods.shared'
import { OrderSheet } from './order-sheet'
import { Sheet } from '../../ui/sheet/sheet'

const words = messageWords.goodsSheet

type Loaded = 'loading' | 'failed' | readonly Goods[]

const useGoods = (orderNo: string) => {
  const [goods, setGoods] = useState<Loaded>('loading')
  const load = useCallback(async () => {
    setGoods('loading')
    const reply = await api.orders.find({ orderNo })
    setGoods(reply.ok ? goodsOf(reply.value.order) : 'failed')
  }, [orderNo])
  useEffect(() => void load(), [load])
  return { goods, again: () => void load() }
}

interface GoodsSheetProps {
  readonly onChoose: (goods: Goods) => void
  readonly onClose: () => void
}

function GoodsOf({ orderNo, onChoose }: { orderNo: string; onChoose: (goods: Goods) => void }) {
  const { goods, again } = useGoods(orderNo)
  if (goods === 'loading') return <Skeleton className='sheet__skeleton' />
  if (goods === 'failed') {
    return (
      <View className='sheet__note sheet__note--link' {...press(again)}>
        {words.failed}
      </View>
    )
  }
  return (
    <>
      {goods.map((one) => (
        <GoodsCard key={one.position} goods={one} onPress={() => onChoose(one)} />
      ))}
    </>
  )
}

/** One of the goods of one's own orders: first the order, then what was in it. */
export function GoodsSheet({ onChoose, onClose }: GoodsSheetProps) {
  const [order, setOrder] = useState<OrderCard | null>(null)
  if (order === null) return <OrderSheet title={words.orderFirst} onClose={onClose} onChoose={setOrder} />
  return (
    <Sheet title={words.title} onClose={onClose}>
      <View className='sheet__back' {...press(() => setOrder(null))}>
        {words.back}
      </View>
      <GoodsOf orderNo={order.orderNo} onChoose={onChoose} />
    </Sheet>
  )
}
