import { useMemo } from 'react'
import { textParts, type TextPart } from '../../../../core/conversation/text-parts'
import type { Quoted } from '../../composer/outbox'
import { conversationWords as words } from '../../../words/conversation'
import { useActions } from '../actions'

const Part = ({ part }: { readonly part: TextPart }) => {
  if (part.kind === 'link') {
    return (
      <a className='chat-link' href={part.url} target='_blank' rel='noreferrer noopener nofollow'>
        {part.text}
      </a>
    )
  }
  return <>{part.text}</>
}

interface TextBodyProps {
  readonly text: string
  readonly quote?: Quoted | undefined
  readonly chips?: readonly string[] | undefined
}

/** Words as they were typed, what they answer to, and what she could answer by a tap. */
export const TextBody = ({ text, quote, chips = [] }: TextBodyProps) => {
  const { goTo } = useActions()
  const parts = useMemo(() => textParts(text), [text])
  return (
    <div className='chat-bubble'>
      {quote && (
        <button type='button' className='chat-quote' onClick={() => goTo(quote.id)}>
          {words.quoted(quote.name, quote.excerpt)}
        </button>
      )}
      <span className='chat-words'>
        {parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </span>
      {chips.length > 0 && <p className='chat-chips'>{words.chips(chips)}</p>}
    </div>
  )
}
