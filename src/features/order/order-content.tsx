import type { RemoteContent } from '../../api/use-remote'
import { orderWords } from '../../copy/orders'
import type { FoundOrder } from './use-order'
import { NotReady } from '../trouble/not-ready'
import { Stale } from '../trouble/stale'
import { OrderMissing } from './order-missing'
import { OrderView } from './order-view'
import { OrderCases } from '../cases/order-cases'
import { OrderInsured } from '../insurance/order-insured'
import { OrderRequests } from '../requests/order-requests'

/** What the page of one order shows: on its way, not there, not to be had, or the order. */
export function OrderContent(content: RemoteContent<FoundOrder>) {
  const { state } = content
  if (state.status === 'ready') {
    return (
      <>
        <Stale refusal={state.refusal} since={state.value.now} />
        <OrderView order={state.value.order} now={state.value.now}>
          <OrderRequests {...state.value} />
          <OrderCases orderNo={state.value.order.orderNo} />
          <OrderInsured orderNo={state.value.order.orderNo} />
        </OrderView>
      </>
    )
  }
  return <NotReady {...content} state={state} failed={orderWords.failed} missing={<OrderMissing />} />
}
