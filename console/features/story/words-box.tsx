import { Input } from 'antd'
import './story.css'

interface WordsBoxProps {
  /** Said to those who do not see where it stands. */
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** Characters. */
  readonly most?: number
  /** Lines before it grows. */
  readonly lines?: number
  /** Ctrl Enter. */
  readonly onSend?: () => void
  readonly autoFocus?: boolean
}

/** As many as every door takes of a few words. */
const MOST = 200

/** A few words in a dialog, with how many are left. */
export const WordsBox = ({ label, onChange, most = MOST, lines = 2, onSend, ...shown }: WordsBoxProps) => (
  <Input.TextArea
    className='dialog-words'
    aria-label={label}
    maxLength={most}
    showCount
    autoSize={{ minRows: lines, maxRows: lines + 3 }}
    onChange={({ target }) => onChange(target.value)}
    onKeyDown={({ key, ctrlKey, metaKey }) => {
      if (key === 'Enter' && (ctrlKey || metaKey)) onSend?.()
    }}
    {...shown}
  />
)
