import type { FoundOrder } from '../order/use-order'
import { RequestCard } from './request-card'

/** Older ones are in the chat. */
const MOST_SHOWN = 3

/** What was asked of the order, newest first. */
export function OrderRequests({ order, requests, now }: Pick<FoundOrder, 'order' | 'requests' | 'now'>) {
  return (
    <>
      {requests.slice(0, MOST_SHOWN).map((request) => (
        <RequestCard key={request.number} orderNo={order.orderNo} request={request} now={now} />
      ))}
    </>
  )
}
