import type { OrderCard } from '../../../core/orders/order-view'
import { caseListWords as words } from '../../copy/aftersales'
import { Button } from '../../ui/button/button'
import { applyFor } from './go'

/** Nothing was sent before: then the whole order is cancelled. */
const sent: ReadonlySet<string> = new Set(['shipped', 'delivered', 'completed'])

/** The way from an order to after-sales. */
export function ApplyFor({ order: { orderNo, status } }: { order: Pick<OrderCard, 'orderNo' | 'status'> }) {
  if (!sent.has(status)) return null
  return (
    <Button look='line' onPress={() => applyFor(orderNo)}>
      {words.apply}
    </Button>
  )
}
