import { View } from '@tarojs/components'
import { orderTail } from '../../../../core/orders/order-view'
import { yuanText } from '../../../../core/shared/money'
import { chatCopy } from '../../../copy/chat'
import { messageWords } from '../../../copy/messages'
import { Photo } from '../../../ui/photo/photo'
import { press } from '../../../ui/press'
import type { Goods } from '../goods.shared'
import './order-card.scss'

export interface GoodsCardProps {
  readonly goods: Goods
  readonly onPress: () => void
}

/** One of the goods of an order; one tap opens the order or chooses it. */
export function GoodsCard({ goods, onPress }: GoodsCardProps) {
  const { orderNo, title, sku, quantity, priceFen, image } = goods
  return (
    <View className='order-card' {...press(onPress)}>
      <View className='order-card__top'>
        <Photo src={image} size='s' />
        <View className='order-card__what'>
          <View className='order-card__title'>{title}</View>
          {sku !== undefined && <View className='order-card__sum'>{sku}</View>}
        </View>
      </View>
      <View className='order-card__foot'>
        <View>{chatCopy.orderTail(orderTail(orderNo))}</View>
        <View>{`${yuanText(priceFen)} ${messageWords.goods(quantity)}`}</View>
      </View>
    </View>
  )
}
