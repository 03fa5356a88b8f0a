import { View } from '@tarojs/components'
import type { OrderCard as Order } from '../../../../core/orders/order-view'
import type { Instant } from '../../../../core/shared/time'
import type { ChatActions } from '../actions'
import { OrderCard } from './order-card'

interface OrdersBodyProps {
  readonly text: string
  readonly orders: readonly Order[]
  readonly today: Instant
  readonly actions: ChatActions
}

/** The bot asks which order is meant; a tap says it. */
export function OrdersBody({ text, orders, today, actions }: OrdersBodyProps) {
  return (
    <>
      <View className='bubble'>{text}</View>
      {orders.map((order) => (
        <OrderCard key={order.orderNo} order={order} today={today} onPress={() => actions.sayOrder(order)} />
      ))}
    </>
  )
}
