import { Alert, Button, Modal, Spin } from 'antd'
import { entryPickerWords as words } from '../../words/learning'
import { EntryPicker, type Choice, type Offered } from './entry-picker'
import './learning.css'

interface EntryDialogProps {
  readonly title: string
  readonly why: string
  readonly offered?: readonly Offered[]
  readonly isBusy: boolean
  /** Why it could not be done; null: nothing went wrong. */
  readonly wrong: string | null
  readonly onChoose: (choice: Choice) => void
  /** What stands for no entry at all; absent: one has to be chosen. */
  readonly none?: { readonly name: string; readonly choose: () => void }
  readonly onClose: () => void
}

const nothing: readonly Offered[] = []

/** Chooses an entry for something; it stays open until that is done. */
export const EntryDialog = (props: EntryDialogProps) => {
  const { title, why, offered = nothing, isBusy, wrong, onChoose, none, onClose } = props
  const foot = (
    <>
      {none && (
        <Button disabled={isBusy} onClick={none.choose}>
          {none.name}
        </Button>
      )}
      <Button onClick={onClose}>{words.cancel}</Button>
    </>
  )
  return (
    <Modal open width={480} title={title} footer={foot} onCancel={onClose}>
      <p className='entries-note'>{why}</p>
      {wrong !== null && <Alert type='error' showIcon title={wrong} />}
      <Spin spinning={isBusy}>
        <EntryPicker offered={offered} onChoose={(choice) => !isBusy && onChoose(choice)} />
      </Spin>
    </Modal>
  )
}
