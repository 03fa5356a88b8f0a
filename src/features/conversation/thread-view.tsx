import { useMemo } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { startOfDay } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { threadCopy } from '../../copy/thread'
import { isWeapp } from '../../platform/env'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import type { ChatActions } from './actions'
import type { Conversation } from './conversation'
import { MessageBlock } from './message-block'
import type { Row } from './rows.shared'
import type { ConversationState } from './store'
import { firstUnread } from './unread.shared'
import { useEnd } from './use-end'
import { useLastWish, useSpot, type Spot } from './use-spot'
import { useWindow } from './use-window'
import type { Block } from './window.shared'
import './thread-view.scss'

const LIST = 'thread'

interface ThreadViewProps {
  readonly rows: readonly Row[]
  readonly state: ConversationState
  readonly conversation: Conversation
  readonly actions: ChatActions
  /** What somebody asked to see. */
  readonly spot?: Spot | null
  /** Changes when something takes room below: the keyboard, a panel. */
  readonly room: string
}

const earlierWords = (earlier: ConversationState['earlier'], more: boolean): string => {
  if (!more) return ''
  return earlier === 'failed' ? chatCopy.earlierFailed : chatCopy.earlierLoading
}

/** The key, when its row is in this block; the others are not redrawn for it. */
const within = ({ rows }: Block, wanted: string): string =>
  wanted !== '' && rows.some(({ key }) => key === wanted) ? wanted : ''

/** New words below what is in view. */
const NewBelow = ({ count, onPress }: { count: number; onPress: () => void }) => (
  <View className='thread__unseen' {...press(onPress)}>
    {threadCopy.newMessages(count)}
    <Icon name='down' />
  </View>
)

/** The list of messages: opened at its end, older ones by scrolling up. */
export function ThreadView({ rows, state, conversation, actions, spot = null, room }: ThreadViewProps) {
  const { older, newer, anchorKey, anchor, more, lookUp } = useWindow(rows, conversation, {
    listId: LIST,
    wanted: spot?.key ?? null,
  })
  const isShown = [...older, ...newer].some((block) => within(block, spot?.key ?? '') !== '')
  const spotName = useSpot(spot, isShown)
  const end = useEnd(rows, { listId: LIST, room, onRead: conversation.noteRead })
  const into = useLastWish(end.into, anchor, spotName)
  const { messages } = state.thread
  const opened = useMemo(() => firstUnread(messages, state.unreadFrom), [messages, state.unreadFrom])
  const unreadKey = end.unseen.from ?? opened ?? ''
  const today = startOfDay(state.thread.now)
  const words = earlierWords(state.earlier, more)
  const draw = (block: Block) => (
    <MessageBlock
      key={block.key}
      rows={block.rows}
      unreadKey={within(block, unreadKey)}
      anchorKey={within(block, anchorKey)}
      spotKey={within(block, spot?.key ?? '')}
      {...{ anchor, spotName }}
      today={today}
      actions={actions}
    />
  )
  return (
    <View className='thread-frame'>
      <ScrollView
        id={LIST}
        className='thread'
        scrollY
        enhanced
        showScrollbar={false}
        scrollIntoView={into}
        upperThreshold={60}
        lowerThreshold={80}
        onScrollToUpper={lookUp}
        onScrollToLower={end.onLower}
        onScroll={end.onScroll}
        onTouchStart={end.onTouch}
      >
        {words !== '' && (
          <View className='thread__earlier' {...press(lookUp)}>
            {words}
          </View>
        )}
        <View className='thread__rows' {...meaning({ role: 'log', 'aria-live': 'polite' })}>
          <View className={isWeapp ? 'thread__older' : 'thread__blocks'}>
            {(isWeapp ? older : [...older].reverse()).map(draw)}
          </View>
          <View className='thread__blocks'>{newer.map(draw)}</View>
        </View>
        <View id='end-0' className='thread__end' />
        <View id='end-1' className='thread__end' />
      </ScrollView>
      {end.unseen.count > 0 && <NewBelow count={end.unseen.count} onPress={end.toEnd} />}
    </View>
  )
}
