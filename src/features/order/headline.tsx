import { View } from '@tarojs/components'
import { statusWords } from '../../../core/copy/bot'
import type { OrderCard } from '../../../core/orders/order-view'
import type { Instant } from '../../../core/shared/time'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { promiseOf } from '../orders/promise'
import './headline.scss'

/** State first, large; time second. */
export function Headline({ order, now }: { order: OrderCard; now: Instant }) {
  return (
    <View className='headline'>
      <View className='headline__status'>{statusWords[order.status]}</View>
      <PromiseLine large {...promiseOf(order, now)} />
    </View>
  )
}
