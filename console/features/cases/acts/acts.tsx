import { Button } from 'antd'
import { useState, type ComponentType } from 'react'
import type { DeskCase, StaffAction } from '../../../../core/aftersales/desk-view'
import { caseActsWords as words } from '../../../words/case-acts'
import { ApproveDialog } from './approve-dialog'
import type { DialogProps } from './deed-dialog'
import { ParcelDialog } from './parcel-dialog'
import { AskDialog, SureDialog } from './plain-dialogs'
import { FaultDialog, MoneyDialog } from './proof-dialogs'
import { RejectDialog } from './reject-dialog'
import { TermsDialog } from './terms-dialog'
import '../../story/story.css'

const dialogs: Readonly<Partial<Record<StaffAction, ComponentType<DialogProps>>>> = {
  approve: ApproveDialog,
  reject: RejectDialog,
  propose: TermsDialog,
  overrule: TermsDialog,
  findFault: FaultDialog,
  refuseParcel: ParcelDialog,
  shipReplacement: ParcelDialog,
  confirmOffline: MoneyDialog,
  confirmRefund: MoneyDialog,
}

/** What most cases go on by: the first of them that is open stands out. */
const main: readonly StaffAction[] = [
  ...(['approve', 'confirmReceipt', 'findIntact', 'settle', 'shipReplacement', 'intercepted'] as const),
  ...(['confirmRefund', 'confirmOffline', 'payOffline', 'overrule'] as const),
]

const textOf = (action: StaffAction, { type, amountFen }: DeskCase): string =>
  action === 'approve' && type === 'refundOnly' ? words.approveMoney(amountFen) : words.acts[action]

interface Doing {
  readonly action: StaffAction
  /** What a supervisor is asked about. */
  readonly first: string
}

interface DialogOfProps {
  readonly one: DeskCase
  readonly doing: Doing
  readonly onDoing: (doing: Doing | null) => void
}

const DialogOf = ({ one, doing: { action, first }, onDoing }: DialogOfProps) => {
  const onAsk = (detail: string) =>
    onDoing({ action: 'askSupervisor', first: words.ask.wanted(action, detail) })
  const shared = { one, action, onAsk, onClose: () => onDoing(null) }
  if (action === 'askSupervisor') return <AskDialog key={first} {...shared} first={first} />
  const Dialog = dialogs[action] ?? SureDialog
  return <Dialog key={action} {...shared} />
}

/** What can be done about a case where it stands: what the door offers, and nothing else. */
export const Acts = ({ one }: { readonly one: DeskCase }) => {
  const [doing, setDoing] = useState<Doing | null>(null)
  const first = main.find((action) => one.actions.includes(action))
  const inOrder = first ? [first, ...one.actions.filter((action) => action !== first)] : one.actions
  return (
    <>
      <div className='case-acts'>
        {inOrder.map((action) => (
          <Button
            key={action}
            type={action === first ? 'primary' : 'default'}
            onClick={() => setDoing({ action, first: '' })}
          >
            {textOf(action, one)}
          </Button>
        ))}
      </div>
      {doing && <DialogOf one={one} doing={doing} onDoing={setDoing} />}
    </>
  )
}
