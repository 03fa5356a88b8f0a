import { View } from '@tarojs/components'
import { statusWords } from '../../../core/copy/bot'
import type { OrderCard } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import { orderWords } from '../../copy/orders'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Photo } from '../../ui/photo/photo'
import { press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { hasParcel, variantText } from './order-text'
import { promiseOf } from './promise'
import './order-row.scss'

export interface OrderRowProps {
  readonly order: OrderCard
  readonly now: Instant
  readonly onOpen: () => void
  readonly onAsk: () => void
}

/** One order of the list: state first, then what it is, then what to do. */
export function OrderRow({ order, now, onOpen, onAsk }: OrderRowProps) {
  const status = statusWords[order.status]
  return (
    <Card>
      <View className='order-row__open' {...press(onOpen)}>
        <View className='order-row__head'>
          <View className='order-row__status'>{status}</View>
          <PromiseLine {...promiseOf(order, now)} />
        </View>
        <View className='order-row__goods'>
          <Photo src={order.image} size='l' />
          <View className='order-row__text'>
            <View className='order-row__title'>{order.title}</View>
            <View className='order-row__variant'>{variantText(order)}</View>
          </View>
          <View className='order-row__amount'>
            {yuanText(order.paidFen)}
            <View className='order-row__pieces'>{orderWords.pieces(order.pieces)}</View>
          </View>
        </View>
      </View>
      <View className='order-row__actions'>
        <Button look='line' small onPress={onAsk}>
          {orderWords.ask}
        </Button>
        {hasParcel(order) && (
          <Button look='weak' small onPress={onOpen}>
            {orderWords.track}
          </Button>
        )}
      </View>
    </Card>
  )
}
