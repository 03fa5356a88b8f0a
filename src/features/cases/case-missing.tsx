import { caseWords as words } from '../../copy/aftersales'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'

/** Not there, or somebody else's: the same words. */
export function CaseMissing() {
  return (
    <State picture='empty' title={words.missingTitle} text={words.missingText}>
      <Button look='primary' onPress={() => openPage('cases')}>
        {words.toCases}
      </Button>
      <Button look='line' onPress={() => openPage('chat')}>
        {words.ask}
      </Button>
    </State>
  )
}
