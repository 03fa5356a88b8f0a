import { ExclamationCircleFilled } from '@ant-design/icons'
import type { Outgoing } from '../composer/outbox'
import { conversationWords as words } from '../../words/conversation'
import { Avatar } from './avatar'
import { TextBody } from './bodies/text-body'
import { NotGone } from './not-gone'
import { OutgoingNote } from './note-row'

type Spoken = Exclude<Outgoing['body'], { kind: 'note' }>

const OutgoingBody = ({ body }: { readonly body: Spoken }) => {
  if (body.kind === 'text') return <TextBody text={body.text} quote={body.quote} />
  const percent = body.kind === 'image' ? body.percent : null
  return (
    <span className='chat-picture chat-picture-leaving' role='img' aria-label={words.image}>
      {body.url !== '' && <img src={body.url} alt='' />}
      {percent !== null && percent < 100 && (
        <span className='chat-picture-veil' role='progressbar' aria-valuenow={percent}>
          {words.carrying(percent)}
        </span>
      )}
    </span>
  )
}

interface OutgoingRowProps {
  readonly item: Outgoing
  readonly isFirst: boolean
  /** The agent who sends it. */
  readonly name: string
}

/** Something on its way, or that did not go: it stays until it does, or is taken back. */
export const OutgoingRow = ({ item, isFirst, name }: OutgoingRowProps) => {
  const { status, body } = item
  if (body.kind === 'note') return <OutgoingNote item={item} body={body} name={name} />
  return (
    <li className={`chat-message chat-us chat-by-me chat-${status}${isFirst ? ' chat-first' : ''}`}>
      {isFirst ? <Avatar kind='agent' name={name} /> : <span className='chat-avatar-room' />}
      <div className='chat-column'>
        {isFirst && <span className='chat-who'>{name}</span>}
        <div className='chat-leaving'>
          {status === 'sending' && <span className='chat-ring' role='img' aria-label={words.sending} />}
          {status === 'failed' && <ExclamationCircleFilled className='chat-mark' />}
          <OutgoingBody body={body} />
        </div>
        <NotGone item={item} />
      </div>
    </li>
  )
}
