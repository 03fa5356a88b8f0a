import { orderWords } from '../../copy/orders'
import { openPage } from '../../platform/navigation'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import { EmptyOrders } from './empty-orders'
import type { OrderList, Tab } from './order-list'
import { OrderRows } from './order-rows'
import { OrdersSkeleton } from './orders-skeleton'

export interface OrderListViewProps {
  readonly tab: Tab
  readonly list: OrderList
  readonly busy: boolean
  readonly onRetry: () => void
  readonly onMore: () => void
  readonly onAll: () => void
}

const ask = () => openPage('chat')
const claim = () => openPage('claim')

/** What one tab shows: on its way, not to be had, nothing, or orders. */
export function OrderListView({ tab, list, busy, onRetry, onMore, onAll }: OrderListViewProps) {
  const { head, tail } = list
  if (head.status === 'loading') return <OrdersSkeleton />
  if (head.status === 'failed') {
    const { title, what } = orderWords.failed
    return <Failed {...{ title, what, busy, onRetry }} code={head.code} at={head.at} onAsk={ask} />
  }
  return (
    <>
      <Stale refusal={head.refusal} since={head.value.now} />
      {head.value.orders.length === 0 ? (
        <EmptyOrders tab={tab} onAll={onAll} onAsk={ask} onClaim={claim} />
      ) : (
        <OrderRows page={head.value} tail={tail} onMore={onMore} onClaim={claim} />
      )}
    </>
  )
}
