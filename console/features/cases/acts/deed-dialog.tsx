import { Alert, Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import type { DeskCase, StaffAction, StaffDeed } from '../../../../core/aftersales/desk-view'
import { refusalWords } from '../../../../core/copy/refusals'
import { caseActsWords as words } from '../../../words/case-acts'
import { useNow } from '../../sessions/use-now'
import { useDeed } from '../use-cases'

export interface DialogProps {
  readonly one: DeskCase
  readonly action: StaffAction
  readonly onClose: () => void
  /** A supervisor is asked instead; `detail`: what was wanted, in words. */
  readonly onAsk: (detail: string) => void
}

interface DeedDialogProps extends DialogProps {
  readonly title: string
  /** Null while something is missing. */
  readonly deed: StaffDeed | null
  /** What was wanted, for the supervisor who may be asked. */
  readonly detail?: string
  /** It has gone out: what was typed is not kept any more. */
  readonly onDone?: () => void
  readonly children: ReactNode
}

/** Somebody or something was quicker: what was decided, in words. */
const Changed = ({ one }: { readonly one: DeskCase }) => {
  const now = useNow()
  const what = one.decidedBy ? words.decided(one.decidedBy, now) : ''
  return <Alert type='warning' showIcon title={words.changed} description={what} />
}

interface RefusedProps extends Pick<DeedDialogProps, 'one' | 'onAsk'> {
  readonly refusal: keyof typeof refusalWords
  readonly detail: string
}

const Refused = ({ one, refusal, detail, onAsk }: RefusedProps) => {
  if (refusal !== 'needsSupervisor') return <Alert type='error' showIcon title={refusalWords[refusal]} />
  const canAsk = one.actions.includes('askSupervisor')
  return (
    <Alert
      type='warning'
      showIcon
      title={canAsk ? words.tooMuch(one.authorityFen) : refusalWords.needsSupervisor}
      action={
        canAsk && (
          <Button size='small' onClick={() => onAsk(detail)}>
            {words.askInstead}
          </Button>
        )
      }
    />
  )
}

/** Where one step is decided. Nothing that was typed is lost when it is refused or somebody was quicker. */
export const DeedDialog = ({ one, action, onClose, onAsk, ...shown }: DeedDialogProps) => {
  const { title, deed, detail = '', onDone, children } = shown
  const { go, refusal } = useDeed(one)
  const [opened] = useState(one.version)
  const [isSaving, setSaving] = useState(false) // until it closes: what one did oneself is no news
  const isOpen = one.actions.includes(action)
  const save = async () => {
    if (!deed || isSaving) return
    setSaving(true)
    const isDone = await go(deed)
    if (!isDone) return setSaving(false)
    onDone?.()
    onClose()
  }
  return (
    <Modal
      open
      width={440}
      title={title}
      okText={words.acts[action]}
      cancelText={words.cancel}
      confirmLoading={isSaving}
      okButtonProps={{ disabled: deed === null || !isOpen }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className='deed'>
        {one.version !== opened && !isSaving && <Changed one={one} />}
        {!isOpen && !isSaving && <Alert type='info' title={words.noLonger} />}
        {refusal && refusal !== 'changedMeanwhile' && <Refused {...{ one, refusal, detail, onAsk }} />}
        {children}
      </div>
    </Modal>
  )
}
