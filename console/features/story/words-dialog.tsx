import { Input, Modal } from 'antd'
import { useState } from 'react'
import { storyWords } from '../../words/story'
import './story.css'

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

const MOST = 200

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
      <Input.TextArea
        className='dialog-words'
        autoFocus
        aria-label={title}
        value={text}
        maxLength={MOST}
        showCount
        autoSize={{ minRows: 3, maxRows: 6 }}
        placeholder={placeholder}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) void go()
        }}
      />
    </Modal>
  )
}
