import { askable } from '../../../core/orders/requests/decide'
import { requestWords as words } from '../../copy/requests'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import type { FoundOrder } from '../order/use-order'
import { isOpenView } from './request-text'

/** What may still be asked of the order: nothing while one wish is open, nothing once it is sent. */
export function AskFor({ order, requests }: Pick<FoundOrder, 'order' | 'requests'>) {
  if (requests.some(isOpenView)) return null
  return (
    <>
      {askable[order.status].map((kind) => (
        <Button key={kind} look='line' onPress={() => openPage('request', { orderNo: order.orderNo, kind })}>
          {words.open[kind]}
        </Button>
      ))}
    </>
  )
}
