import type { CaseView, ShopperAction } from '../../../core/aftersales/view'
import { actionWords, caseWords as words } from '../../copy/aftersales'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { askAboutOrder } from '../orders/go'
import type { Deeds } from './use-deeds'

/** What is hers to do next, the first that the case offers: the one green button. */
const first = ['shipBack', 'confirmReceived', 'appeal'] as const satisfies readonly ShopperAction[]

export interface CaseBarProps {
  readonly view: CaseView
  readonly deeds: Deeds
  readonly onShip: () => void
}

/** A person is one tap away; what is hers to do stands beside it, or a push where others have the word. */
export function CaseBar({ view: { actions, orderNo }, deeds, onShip }: CaseBarProps) {
  const next = first.find((action) => actions.includes(action))
  const busy = deeds.busy !== null
  return (
    <BottomBar>
      {actions.includes('hurry') && (
        <Button look='line' busy={busy} onPress={() => deeds.act('hurry')}>
          <Icon name='bell' />
          {actionWords.hurry}
        </Button>
      )}
      <Button look={next === undefined ? 'weak' : 'line'} onPress={() => askAboutOrder(orderNo)}>
        <Icon name='chat' />
        {words.ask}
      </Button>
      {next !== undefined && (
        <Button look='primary' busy={busy} onPress={() => (next === 'shipBack' ? onShip() : deeds.act(next))}>
          {actionWords[next]}
        </Button>
      )}
    </BottomBar>
  )
}
