import { Button } from 'antd'
import type { Outgoing } from '../composer/outbox'
import { conversationWords as words } from '../../words/conversation'
import { useActions } from './actions'
import { refusalText, waitsFor } from './failure-words'

const Failed = ({ item: { clientId, body, refusal } }: { readonly item: Outgoing }) => {
  const { retry, discard, edit } = useActions()
  const isText = body.kind === 'text' || body.kind === 'note'
  return (
    <div className='chat-failed' role='alert'>
      <p>{`${words.notSent}：${refusalText(refusal)}`}</p>
      <Button size='small' type='link' onClick={() => retry(clientId)}>
        {words.again}
      </Button>
      {isText && (
        <Button size='small' type='link' onClick={() => edit(clientId)}>
          {words.edit}
        </Button>
      )}
      <Button size='small' type='link' onClick={() => discard(clientId)}>
        {words.remove}
      </Button>
    </div>
  )
}

/** Below what did not go: what it waits for, or why it was refused and what can be done about it. */
export const NotGone = ({ item }: { readonly item: Outgoing }) => {
  if (item.status === 'failed') return <Failed item={item} />
  if (item.status === 'sending') return null
  return <p className='chat-note chat-note-warn'>{words.waiting(waitsFor(item.refusal))}</p>
}
