import type { CaseView, ShopperAction } from '../../../core/aftersales/view'
import { actionWords } from '../../copy/aftersales'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import type { Deeds } from './use-deeds'

const quiet = ['addEvidence', 'amend', 'correctParcel', 'reportProblem', 'cancel'] as const
type Quiet = (typeof quiet)[number] & ShopperAction

export interface MoreActsProps {
  readonly view: CaseView
  readonly deeds: Deeds
  readonly onShip: () => void
  readonly onAdd: () => void
}

/** What else can be done where the case stands. */
export function MoreActs({ view: { actions, caseNo, orderNo }, deeds, onShip, onAdd }: MoreActsProps) {
  const offered = quiet.filter((action) => actions.includes(action))
  if (offered.length === 0) return null
  const does: Readonly<Record<Quiet, () => void>> = {
    addEvidence: onAdd,
    amend: () => openPage('case-form', { orderNo, caseNo }),
    correctParcel: onShip,
    reportProblem: () => deeds.act('reportProblem'),
    cancel: () => deeds.act('cancel'),
  }
  return (
    <Card>
      {offered.map((action) => (
        <Cell key={action} text={actionWords[action]} onPress={does[action]} />
      ))}
    </Card>
  )
}
