import { memo, type KeyboardEvent } from 'react'
import { Button } from 'antd'
import { CopyOutlined, EnterOutlined } from '@ant-design/icons'
import type { MessageView } from '../../../core/conversation/message'
import { clockText, type Instant } from '../../../core/shared/time'
import { conversationWords as words, standingText } from '../../words/conversation'
import { CorrectButton } from '../learning/correct-button'
import { useActions } from './actions'
import { Avatar } from './avatar'
import { Body } from './bodies/body'
import { SystemBody } from './bodies/system'
import { RecallButton } from './recall-button'
import { saidBy, saidWords } from './said-words'

export interface MessageRowProps {
  readonly message: MessageView
  readonly isFirst: boolean
  readonly isOwn: boolean
  /** She was shown it, and none of one's own that came later. */
  readonly isRead: boolean
  /** Any moment of today, the same until midnight. */
  readonly now: Instant
  /** 张女士 */
  readonly called: string
  /** Of her tile. */
  readonly tint: string
}

/** An answer out of the shop's knowledge. */
const isKnowledge = ({ from, body }: MessageView): boolean =>
  from.kind === 'bot' && body.kind === 'faq' && body.key !== undefined

const Tools = ({ message, isOwn }: Pick<MessageRowProps, 'message' | 'isOwn'>) => {
  const { quote, copy, sessionOf } = useActions()
  const sessionId = isKnowledge(message) ? sessionOf(message) : null
  return (
    <span className='chat-tools' role='group' aria-label={words.actions}>
      <Button size='small' type='text' icon={<EnterOutlined />} onClick={() => quote(message)}>
        {words.quote}
      </Button>
      <Button size='small' type='text' icon={<CopyOutlined />} onClick={() => copy(saidWords(message))}>
        {words.copy}
      </Button>
      {isOwn && <RecallButton message={message} />}
      {sessionId !== null && <CorrectButton sessionId={sessionId} message={message} />}
    </span>
  )
}

interface HeadProps extends Pick<MessageRowProps, 'isFirst' | 'isRead'> {
  readonly who: string
}

/** Who, when, and that she has read it; a message that goes on has that below it. */
const Head = ({ who, isFirst, isRead }: HeadProps) => (
  <span className={isFirst ? 'chat-who' : 'sr-only'}>
    {who}
    {isFirst && isRead && <span className='chat-read'>{words.read}</span>}
  </span>
)

const isSystem = ({ from, body }: MessageView): boolean =>
  from.kind === 'system' || body.kind === 'notice' || body.kind === 'rating'

/** One message. It can be walked to by the arrow keys; then its letters do what its buttons do. */
export const MessageRow = memo(function MessageRow(row: MessageRowProps) {
  const { message, isFirst, isOwn, isRead, now, called, tint } = row
  const { quote, copy } = useActions()
  const { id, from, at, body, check } = message
  if (isSystem(message)) {
    return (
      <li className='chat-line' data-id={id}>
        <SystemBody body={body} at={at} now={now} />
      </li>
    )
  }
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey, target, currentTarget }: KeyboardEvent) => {
    if (target !== currentTarget || ctrlKey || metaKey || altKey) return
    if (key === 'q') quote(message)
    if (key === 'c') copy(saidWords(message))
  }
  const kind = from.kind === 'system' ? 'bot' : from.kind
  const side = kind === 'shopper' ? 'chat-them' : `chat-us chat-by-${isOwn ? 'me' : kind}`
  const name = saidBy(message, called)
  const isReadBelow = isRead && !isFirst
  return (
    <li
      className={`chat-message ${side}${isFirst ? ' chat-first' : ''}`}
      data-id={id}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {isFirst ? <Avatar kind={kind} name={name} tint={tint} /> : <span className='chat-avatar-room' />}
      <div className='chat-column'>
        <Head who={`${name} ${clockText(at)}`} {...{ isFirst, isRead }} />
        <Body message={message} now={now} />
        {check && <p className={`chat-note chat-note-${check}`}>{standingText[check]}</p>}
        {isReadBelow && <p className='chat-note'>{words.read}</p>}
        <Tools message={message} isOwn={isOwn} />
      </div>
    </li>
  )
})
