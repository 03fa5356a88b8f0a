import type { RemoteContent } from '../../api/use-remote'
import { orderWords } from '../../copy/orders'
import { openPage } from '../../platform/navigation'
import type { FoundOrder } from './use-order'
import { OrdersSkeleton } from '../orders/orders-skeleton'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import { OrderMissing } from './order-missing'
import { OrderView } from './order-view'
import { OrderCases } from '../cases/order-cases'
import { OrderRequests } from '../requests/order-requests'

const ask = () => openPage('chat')

/** What the page of one order shows: on its way, not there, not to be had, or the order. */
export function OrderContent({ state, busy, again }: RemoteContent<FoundOrder>) {
  if (state.status === 'loading') return <OrdersSkeleton />
  if (state.status === 'ready') {
    return (
      <>
        <Stale refusal={state.refusal} since={state.value.now} />
        <OrderView order={state.value.order} now={state.value.now}>
          <OrderRequests {...state.value} />
          <OrderCases orderNo={state.value.order.orderNo} />
        </OrderView>
      </>
    )
  }
  // A number that cannot be one belongs to nobody either.
  if (state.code === 'notFound' || state.code === 'badRequest') {
    return <OrderMissing onOrders={() => openPage('orders')} onAsk={ask} />
  }
  const { title, what } = orderWords.failed
  return (
    <Failed
      {...{ title, what, busy }}
      code={state.code}
      at={state.at}
      onRetry={() => void again()}
      onAsk={ask}
    />
  )
}
