import { View } from '@tarojs/components'
import { claimWords } from '../../copy/claim'
import { orderWords } from '../../copy/orders'
import { ListTail } from '../../ui/list-tail/list-tail'
import { press } from '../../ui/press'
import { askAboutOrder, openOrder } from './go'
import type { OrderList, OrderPage } from './order-list'
import { OrderRow } from './order-row'
import './order-rows.scss'

export interface OrderRowsProps {
  readonly page: OrderPage
  readonly tail: OrderList['tail']
  readonly onMore: () => void
  /** To the page that finds orders which nobody owns yet. */
  readonly onClaim: () => void
}

/** The orders of a tab and what is at their end. */
export function OrderRows({ page, tail, onMore, onClaim }: OrderRowsProps) {
  return (
    <>
      {page.orders.map((order) => (
        <OrderRow
          key={order.orderNo}
          order={order}
          now={page.now}
          onOpen={() => openOrder(order.orderNo)}
          onAsk={() => askAboutOrder(order.orderNo)}
        />
      ))}
      <ListTail
        {...{ tail, onMore }}
        isEnd={page.next === null}
        count={page.orders.length}
        words={orderWords}
      />
      {page.next === null && (
        <View className='order-rows__claim' {...press(onClaim)}>
          {claimWords.missing}
        </View>
      )}
    </>
  )
}
