import { View } from '@tarojs/components'
import { statusWords } from '../../../core/copy/bot'
import type { OrderCard } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { claimWords as words } from '../../copy/claim'
import { Card } from '../../ui/card/card'
import { Photo } from '../../ui/photo/photo'
import { meaning, press } from '../../ui/press'
import { openOrder } from '../orders/go'
import './claim.scss'

function Row({ order }: { order: OrderCard }) {
  const { orderNo, title, image, status, paidFen } = order
  return (
    <View className='claimed__row' {...press(() => openOrder(orderNo))}>
      <Photo src={image} size='m' />
      <View className='claimed__what'>
        <View className='claimed__title'>{title}</View>
        <View className='claimed__state'>{statusWords[status]}</View>
      </View>
      <View className='claimed__sum'>{yuanText(paidFen)}</View>
    </View>
  )
}

/** What is hers now. */
export function Claimed({ orders }: { orders: readonly OrderCard[] }) {
  return (
    <>
      <View className='claimed__head' {...meaning({ role: 'status' })}>
        <View className='claimed__count'>{words.found(orders.length)}</View>
        <View className='claim__text'>{words.foundText}</View>
      </View>
      <Card>
        {orders.map((order) => (
          <Row key={order.orderNo} order={order} />
        ))}
      </Card>
    </>
  )
}
