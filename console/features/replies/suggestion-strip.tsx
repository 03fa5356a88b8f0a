import { StarOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { replyWords as words } from '../../words/replies'
import { FilledText } from './filled-text'
import type { Values } from './picked'
import './replies.css'

export interface Suggested {
  readonly reply: DeskReply
  readonly word: string
}

interface StripProps {
  readonly suggested: readonly Suggested[]
  readonly values: Values
  readonly onChoose: (reply: DeskReply) => void
}

/** Alt and 1 to 3 choose from anywhere on the page. */
const useKeys = (suggested: readonly Suggested[], onChoose: StripProps['onChoose']) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const chosen = suggested[Number(/^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1] ?? 0) - 1]
      if (!chosen) return
      event.preventDefault()
      onChoose(chosen.reply)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [suggested, onChoose])
}

/** Replies that the shopper's last words call for (R84), each with its reason. */
export const SuggestionStrip = ({ suggested, values, onChoose }: StripProps) => {
  useKeys(suggested, onChoose)
  if (suggested.length === 0) return null
  return (
    <ul className='suggest' aria-label={words.strip.label}>
      {suggested.map(({ reply, word }, at) => (
        <li key={reply._id}>
          <button
            type='button'
            className={at === 0 ? 'suggest-one suggest-first' : 'suggest-one'}
            aria-keyshortcuts={`Alt+${at + 1}`}
            title={reply.title}
            onClick={() => onChoose(reply)}
          >
            <span className='suggest-why'>
              {at === 0 && <StarOutlined aria-hidden='true' />}
              <span>{words.picker.because(word)}</span>
              <kbd className='reply-key'>{words.strip.key(at + 1)}</kbd>
            </span>
            <span className='suggest-text'>
              <FilledText text={reply.text} values={values} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
