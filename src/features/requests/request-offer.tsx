import { View } from '@tarojs/components'
import type { OrderCard as Order } from '../../../core/orders/order-view'
import type { RequestKind } from '../../../core/orders/requests/wanted'
import type { Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { OrderCard } from '../conversation/bodies/order-card'
import './request-offer.scss'

export interface RequestOfferProps {
  readonly text: string
  readonly request: RequestKind
  readonly orders: readonly Order[]
  readonly today: Instant
}

/** The bot offers the form, for each order of which it can be asked; of many it names the newest only, so all are a tap away. */
export function RequestOffer({ text, request, orders, today }: RequestOfferProps) {
  return (
    <>
      <View className='bubble'>{text}</View>
      {orders.map((order) => {
        const open = () => openPage('request', { orderNo: order.orderNo, kind: request })
        return (
          <View key={order.orderNo} className='request-offer'>
            <OrderCard order={order} today={today} onPress={open} />
            <View className='request-offer__do'>
              <Button look='weak' small wide onPress={open}>
                {words.open[request]}
              </Button>
            </View>
          </View>
        )
      })}
      {orders.length > 1 && (
        <View className='request-offer__all'>
          <Button look='line' small onPress={() => openPage('orders')}>
            {words.all}
          </Button>
        </View>
      )}
    </>
  )
}
