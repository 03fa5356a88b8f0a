import { claimWords } from '../../copy/claim'
import { common } from '../../copy/common'
import { emptyWords } from '../../copy/orders'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'
import type { Tab } from './order-list'

export interface EmptyOrdersProps {
  readonly tab: Tab
  readonly onAll: () => void
  readonly onAsk: () => void
  /** To the page that finds orders which nobody owns yet. */
  readonly onClaim: () => void
}

/** Why this tab is empty, and where to go. */
export function EmptyOrders({ tab, onAll, onAsk, onClaim }: EmptyOrdersProps) {
  const { title, text } = emptyWords[tab]
  return (
    <State picture='empty' title={title} text={text}>
      {tab === 'all' ? (
        <>
          <Button look='primary' onPress={onClaim}>
            {claimWords.missing}
          </Button>
          <Button look='line' onPress={onAsk}>
            {common.askHuman}
          </Button>
        </>
      ) : (
        <Button look='line' onPress={onAll}>
          {emptyWords.toAll}
        </Button>
      )}
    </State>
  )
}
