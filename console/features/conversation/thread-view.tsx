import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Button } from 'antd'
import { DownOutlined } from '@ant-design/icons'
import type { DeskMe } from '../../../core/contracts/desk.contract'
import { startOfDay, type Instant } from '../../../core/shared/time'
import { conversationWords as words } from '../../words/conversation'
import { tintOf } from './avatar'
import { MessageRow } from './message-row'
import { newestRead } from './newest-read'
import { NoteRow } from './note-row'
import { OutgoingRow } from './outgoing-row'
import { rowsOf, type Row } from './rows'
import type { ConversationState } from './store'
import { useScroll } from './use-scroll'

interface RowViewProps {
  readonly row: Row
  readonly today: Instant
  readonly called: string
  readonly tint: string
  readonly ownName: string
  /** Of the message that is marked as read. */
  readonly readId: string | null
}

const RowView = ({ row, today, called, tint, ownName, readId }: RowViewProps) => {
  switch (row.kind) {
    case 'message': {
      const { message, isFirst, isOwn } = row
      const isRead = message.id === readId
      return <MessageRow {...{ message, isFirst, isOwn, isRead, called, tint }} now={today} />
    }
    case 'outgoing':
      return <OutgoingRow item={row.item} isFirst={row.isFirst} name={ownName} />
    case 'note':
      return <NoteRow note={row.note} />
    case 'day':
      return <li className='chat-day'>{row.day}</li>
    case 'session':
      return <li className='chat-session'>{words.session(row.number, row.clock)}</li>
    case 'unread':
      return <li className='chat-unread'>{words.unread}</li>
  }
}

interface EarlierProps {
  readonly state: ConversationState['earlier']
  readonly hasEarlier: boolean
  readonly onLoad: () => void
}

const Earlier = ({ state, hasEarlier, onLoad }: EarlierProps) => {
  if (state === 'loading') return <p className='chat-event'>{words.earlierLoading}</p>
  if (!hasEarlier) return <p className='chat-event'>{words.noEarlier}</p>
  return (
    <p className='chat-event'>
      {state === 'failed' && `${words.earlierFailed} `}
      <Button size='small' type='link' onClick={onLoad}>
        {state === 'failed' ? words.retry : words.earlier}
      </Button>
    </p>
  )
}

/** Up and down walk from message to message, Home and End to the first and the last. */
const walk = (list: HTMLElement, key: string): boolean => {
  const all = [...list.querySelectorAll<HTMLElement>('.chat-message[data-id]')]
  const here = document.activeElement?.closest('.chat-message')
  const at = all.findIndex((one) => one === here)
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at < 0 ? all.length - 1 : at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: all.length - 1,
  }
  const place = places[key]
  if (place === undefined) return false
  all[place]?.focus({ preventScroll: true })
  all[place]?.scrollIntoView({ block: 'nearest' })
  return true
}

/** How many of the shopper's messages came since the end was in view. */
const useNews = ({ thread }: ConversationState, isAtEnd: boolean): number => {
  const [seen, setSeen] = useState(thread.seq)
  useEffect(() => {
    if (isAtEnd) setSeen(thread.seq)
  }, [isAtEnd, thread.seq])
  if (isAtEnd) return 0
  return thread.messages.filter(({ seq, from }) => seq > seen && from.kind === 'shopper').length
}

export interface ThreadViewProps {
  readonly state: ConversationState
  readonly called: string
  /** Of the session. */
  readonly number: number
  readonly me: Pick<DeskMe, 'userid' | 'name'>
  readonly onEarly: () => void
  /** The newest is in view. */
  readonly onRead: () => void
  readonly list: RefObject<HTMLElement>
}

/** Everything that was said, the newest below. */
export const ThreadView = ({ state, called, number, me, onEarly, onRead, list }: ThreadViewProps) => {
  const { thread, outbox, earlier, unread } = state
  const rows = rowsOf({ ...thread, userid: me.userid, unread }, outbox)
  const tint = tintOf(number)
  const readId = newestRead(thread.messages, me.userid, thread.presence.readTo)
  const { box, isAtEnd, toEnd, onScroll } = useScroll(rows.length, onEarly)
  const news = useNews(state, isAtEnd)
  useEffect(() => {
    if (isAtEnd && document.visibilityState === 'visible') onRead()
  }, [isAtEnd, onRead, thread.seq])
  const count = useRef(outbox.length)
  useEffect(() => {
    if (outbox.length > count.current) toEnd() // one's own words are always seen
    count.current = outbox.length
  }, [outbox.length, toEnd])
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, currentTarget } = event
    if (!ctrlKey && !metaKey && walk(currentTarget, key)) event.preventDefault()
  }, [])
  const today = startOfDay(thread.now)
  return (
    <div className='chat-frame'>
      <div
        ref={box}
        className='chat-thread'
        role='log'
        aria-label={words.thread}
        aria-description={words.threadHelp}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <ol className='chat-rows' ref={list as RefObject<HTMLOListElement>}>
          <li className='chat-line'>
            <Earlier state={earlier} hasEarlier={thread.hasEarlier} onLoad={onEarly} />
          </li>
          {rows.map((row) => (
            <RowView key={row.key} {...{ row, today, called, tint, readId }} ownName={me.name} />
          ))}
        </ol>
      </div>
      {!isAtEnd && (
        <Button className='chat-to-end' shape='round' icon={<DownOutlined />} onClick={toEnd}>
          {news > 0 ? words.newMessages(news) : words.toEnd}
        </Button>
      )}
    </div>
  )
}
