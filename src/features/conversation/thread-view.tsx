import { ScrollView, View } from '@tarojs/components'
import { startOfDay } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import type { ChatActions } from './actions'
import type { Conversation } from './conversation'
import { MessageRow } from './message-row'
import type { Row } from './rows.shared'
import type { ConversationState } from './store'
import { useEnd } from './use-end'
import { useWindow } from './use-window'
import './thread-view.scss'

const LIST = 'thread'

interface ThreadViewProps {
  readonly rows: readonly Row[]
  readonly state: ConversationState
  readonly conversation: Conversation
  readonly actions: ChatActions
  /** Changes when something takes room below: the keyboard, a panel. */
  readonly room: string
}

const earlierWords = (earlier: ConversationState['earlier'], more: boolean): string => {
  if (!more) return ''
  return earlier === 'failed' ? chatCopy.earlierFailed : chatCopy.earlierLoading
}

/** The list of messages: opened at its end, older ones by scrolling up. */
export function ThreadView({ rows, state, conversation, actions, room }: ThreadViewProps) {
  const { shown, anchorKey, anchor, more, lookUp } = useWindow(rows, conversation, LIST)
  const end = useEnd(rows, LIST, room)
  const today = startOfDay(state.thread.now)
  const words = earlierWords(state.earlier, more)
  return (
    <View className='thread-frame'>
      <ScrollView
        id={LIST}
        className='thread'
        scrollY
        enhanced
        showScrollbar={false}
        scrollIntoView={anchor === '' ? end.into : anchor}
        upperThreshold={60}
        lowerThreshold={80}
        onScrollToUpper={lookUp}
        onScrollToLower={end.onLower}
        onScroll={end.onScroll}
      >
        {words !== '' && (
          <View className='thread__earlier' {...press(lookUp)}>
            {words}
          </View>
        )}
        <View className='thread__rows' {...meaning({ role: 'log', 'aria-live': 'polite' })}>
          {shown.map(({ key, ...row }) => (
            <MessageRow
              key={key}
              id={key}
              {...row}
              today={today}
              anchor={key === anchorKey ? anchor : ''}
              actions={actions}
            />
          ))}
        </View>
        <View id='end-0' className='thread__end' />
        <View id='end-1' className='thread__end' />
      </ScrollView>
      {end.unseen && (
        <View className='thread__unseen' {...press(end.toEnd)}>
          <Icon name='down' />
          {chatCopy.newMessages}
        </View>
      )}
    </View>
  )
}
