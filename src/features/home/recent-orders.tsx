import { View } from '@tarojs/components'
import { statusWords } from '../../../core/copy/bot'
import type { OrderCard } from '../../../core/orders/order-view'
import type { Instant } from '../../../core/shared/time'
import { homeWords } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Photo } from '../../ui/photo/photo'
import { press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { openOrder } from '../orders/go'
import { goodsText } from '../orders/order-text'
import { promiseOf } from '../orders/promise'
import { Section } from './section'
import './recent-orders.scss'

function RecentOrder({ order, now }: { order: OrderCard; now: Instant }) {
  const status = statusWords[order.status]
  const { before, time, after, late } = promiseOf(order, now)
  return (
    <View className='recent__order' {...press(() => openOrder(order.orderNo))}>
      <Photo src={order.image} size='m' />
      <View className='recent__text'>
        <View className='recent__status'>{status}</View>
        <PromiseLine {...{ before, time, after, late }} />
        <View className='recent__goods'>{goodsText(order)}</View>
      </View>
    </View>
  )
}

const toAll = (
  <View className='section__more' {...press(() => openPage('orders'))}>
    {homeWords.allOrders}
  </View>
)

/** The newest orders, side by side; no order yet is said in words. */
export function RecentOrders({ orders, now }: { orders: readonly OrderCard[]; now: Instant }) {
  if (orders.length === 0) {
    return (
      <Section title={homeWords.recent}>
        <Card className='recent__none'>{homeWords.noOrders}</Card>
      </Section>
    )
  }
  return (
    <Section title={homeWords.recent} more={toAll}>
      <View className='recent__strip'>
        {orders.map((order) => (
          <RecentOrder key={order.orderNo} order={order} now={now} />
        ))}
      </View>
    </Section>
  )
}
