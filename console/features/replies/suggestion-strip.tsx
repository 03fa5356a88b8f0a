import { CloseOutlined } from '@ant-design/icons'
import { useEffect, type ReactNode } from 'react'
import { replyWords as words } from '../../words/replies'
import './replies.css'

/** One thing that may be said next, with its reason. */
export interface Card {
  readonly id: string
  readonly title: string
  readonly head: ReactNode
  readonly text: ReactNode
  /** What stands small below it. */
  readonly foot?: string
  readonly choose: () => void
  /** Takes it out of the way; absent: it stays. */
  readonly hide?: () => void
}

interface StripProps {
  readonly cards: readonly Card[]
}

/** Alt and 1 to 3 choose from anywhere on the page. */
const useKeys = (cards: readonly Card[]) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const chosen = cards[Number(/^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1] ?? 0) - 1]
      if (!chosen) return
      event.preventDefault()
      chosen.choose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [cards])
}

const Hide = ({ card: { title, hide } }: { readonly card: Card }) =>
  hide && (
    <button
      type='button'
      className='suggest-hide'
      aria-label={words.strip.hide(title)}
      title={words.strip.hideHelp}
      onClick={hide}
    >
      <CloseOutlined />
    </button>
  )

/** What may be said next, in one line above the composer. */
export const SuggestionStrip = ({ cards }: StripProps) => {
  useKeys(cards)
  if (cards.length === 0) return null
  return (
    <ul className='suggest' aria-label={words.strip.label}>
      {cards.map((card, at) => (
        <li key={card.id} className={card.hide && 'suggest-hidable'}>
          <button
            type='button'
            className={at === 0 ? 'suggest-one suggest-first' : 'suggest-one'}
            aria-keyshortcuts={`Alt+${at + 1}`}
            title={card.title}
            onClick={card.choose}
          >
            <span className='suggest-why'>
              {card.head}
              <kbd className='reply-key'>{words.strip.key(at + 1)}</kbd>
            </span>
            <span className='suggest-text'>{card.text}</span>
            {card.foot !== undefined && <span className='suggest-foot'>{card.foot}</span>}
          </button>
          <Hide card={card} />
        </li>
      ))}
    </ul>
  )
}
