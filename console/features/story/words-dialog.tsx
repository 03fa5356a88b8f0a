import { Modal } from 'antd'
import { useState } from 'react'
import { storyWords } from '../../words/story'
import { WordsBox } from './words-box'

export interface WordsDialogProps {
  readonly title: string
  readonly why: string
  readonly placeholder: string
  readonly send: string
  readonly isBusy: boolean
  /** Tells whether it went: what was written stays when it did not. */
  readonly onSend: (text: string) => Promise<boolean>
  readonly onClose: () => void
}

/** A few words to a colleague. Ctrl Enter sends. */
export const WordsDialog = ({ title, why, placeholder, send, isBusy, onSend, onClose }: WordsDialogProps) => {
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  const go = async () => {
    if (!isEmpty && !isBusy && (await onSend(text.trim()))) onClose()
  }
  return (
    <Modal
      open
      title={title}
      width={420}
      okText={send}
      cancelText={storyWords.hand.cancel}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: isEmpty }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <p className='dialog-why'>{why}</p>
      <WordsBox
        {...{ label: title, placeholder, value: text, onChange: setText, lines: 3 }}
        autoFocus
        onSend={() => void go()}
      />
    </Modal>
  )
}
