import { common } from '../../copy/common'
import { orderWords } from '../../copy/orders'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'

/** Not there, or not this shopper's: the same words. */
export function OrderMissing() {
  return (
    <State picture='empty' title={orderWords.notFoundTitle} text={orderWords.notFoundText}>
      <Button look='primary' onPress={() => openPage('orders')}>
        {orderWords.toOrders}
      </Button>
      <Button look='line' onPress={() => openPage('chat')}>
        {common.askHuman}
      </Button>
    </State>
  )
}
