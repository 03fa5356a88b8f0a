import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { orderTail } from '../../../core/orders/order-view'
import { requestWords as words } from '../../copy/requests'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import './order-notice.scss'

export interface OrderNoticeProps {
  readonly orderNo: string
  readonly title: string
  readonly children?: ReactNode
  readonly onOpen: (orderNo: string) => void
}

/** In the chat: something about an order; one tap opens it. */
export function OrderNotice({ orderNo, title, children, onOpen }: OrderNoticeProps) {
  return (
    <View className='order-notice' {...press(() => onOpen(orderNo))}>
      <View className='order-notice__words'>
        <View className='order-notice__title'>{title}</View>
        {children}
        <View className='order-notice__tail'>{words.orderTail(orderTail(orderNo))}</View>
      </View>
      <Icon name='next' />
    </View>
  )
}
