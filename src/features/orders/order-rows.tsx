import { View } from '@tarojs/components'
import { claimWords } from '../../copy/claim'
import { orderWords } from '../../copy/orders'
import { press } from '../../ui/press'
import { askAboutOrder, openOrder } from './go'
import type { OrderList, OrderPage } from './order-list'
import { OrderRow } from './order-row'
import './order-rows.scss'

/** Shorter lists end where everyone sees it. */
const WORTH_AN_END = 5

export interface OrderRowsProps {
  readonly page: OrderPage
  readonly tail: OrderList['tail']
  readonly onMore: () => void
  /** To the page that finds orders which nobody owns yet. */
  readonly onClaim: () => void
}

function Tail({ page, tail, onMore }: Omit<OrderRowsProps, 'onClaim'>) {
  if (tail === 'failed') {
    return (
      <View className='order-rows__tail' {...press(onMore)}>
        {orderWords.moreFailed}
        <View className='order-rows__retry'>{orderWords.moreRetry}</View>
      </View>
    )
  }
  if (tail === 'loading') return <View className='order-rows__tail'>{orderWords.loadingMore}</View>
  if (page.next !== null || page.orders.length < WORTH_AN_END) return null
  return <View className='order-rows__tail'>{orderWords.noMore}</View>
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
      <Tail page={page} tail={tail} onMore={onMore} />
      {page.next === null && (
        <View className='order-rows__claim' {...press(onClaim)}>
          {claimWords.missing}
        </View>
      )}
    </>
  )
}
