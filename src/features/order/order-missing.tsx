import { common } from '../../copy/common'
import { orderWords } from '../../copy/orders'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'

/** Not there, or not this shopper's: the same words. */
export function OrderMissing({ onOrders, onAsk }: { onOrders: () => void; onAsk: () => void }) {
  return (
    <State picture='empty' title={orderWords.notFoundTitle} text={orderWords.notFoundText}>
      <Button look='primary' onPress={onOrders}>
        {orderWords.toOrders}
      </Button>
      <Button look='line' onPress={onAsk}>
        {common.askHuman}
      </Button>
    </State>
  )
}
