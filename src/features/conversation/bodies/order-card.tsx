import { View } from '@tarojs/components'
import { statusWords } from '../../../../core/copy/bot'
import { orderTail, type OrderCard as Order } from '../../../../core/orders/order-view'
import { yuanText } from '../../../../core/shared/money'
import { deadlineText, momentText, type Instant } from '../../../../core/shared/time'
import { chatCopy } from '../../../copy/chat'
import { Photo } from '../../../ui/photo/photo'
import { press } from '../../../ui/press'
import './order-card.scss'

/** Where the order stands, with its time: `今天 09:26 已签收`, `明天 18:00 前送达`. */
const stateOf = ({ status, deliveredAt, arriveBy, shipBy }: Order, now: Instant): string => {
  const words = statusWords[status]
  if (deliveredAt !== undefined) return `${momentText(deliveredAt, now)} ${words}`
  if (status === 'shipped' && arriveBy !== undefined) return chatCopy.arriveBy(deadlineText(arriveBy, now))
  if (status === 'paid' && shipBy !== undefined) return chatCopy.shipBy(deadlineText(shipBy, now))
  return words
}

interface OrderCardProps {
  readonly order: Order
  /** Any moment of today: the card says 今天 and 明天. */
  readonly today: Instant
  readonly onPress: () => void
}

/** An order on paper of the chat; one tap opens or chooses it. */
export function OrderCard({ order, today, onPress }: OrderCardProps) {
  return (
    <View className='order-card' {...press(onPress)}>
      <View className='order-card__top'>
        <Photo src={order.image} size='s' />
        <View className='order-card__what'>
          <View className='order-card__title'>{order.title}</View>
          <View className='order-card__sum'>
            {`${chatCopy.orderGoods(order.kinds, order.pieces)}\u3000${yuanText(order.paidFen)}`}
          </View>
        </View>
      </View>
      <View className='order-card__foot'>
        <View>{chatCopy.orderTail(orderTail(order.orderNo))}</View>
        <View>{stateOf(order, today)}</View>
      </View>
    </View>
  )
}
