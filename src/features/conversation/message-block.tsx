import { Fragment, memo } from 'react'
import { View } from '@tarojs/components'
import type { Instant } from '../../../core/shared/time'
import { threadCopy } from '../../copy/thread'
import { meaning } from '../../ui/press'
import type { ChatActions } from './actions'
import { MessageRow } from './message-row'
import type { Row } from './rows.shared'

interface MessageBlockProps {
  readonly rows: readonly Row[]
  /** Above this row "以下是新消息" stands; '' when it is in another block. */
  readonly unreadKey: string
  readonly anchorKey: string
  readonly anchor: string
  readonly spotKey: string
  readonly spotName: string
  readonly today: Instant
  readonly actions: ChatActions
}

/** The names of the rows of this block that the list can be moved to. */
const nameOf = (key: string, { spotKey, spotName, anchorKey, anchor }: MessageBlockProps): string => {
  if (key === '') return ''
  if (key === spotKey) return spotName
  return key === anchorKey ? anchor : ''
}

const isSame = (a: MessageBlockProps, b: MessageBlockProps): boolean =>
  a.unreadKey === b.unreadKey &&
  a.today === b.today &&
  a.actions === b.actions &&
  nameOf(a.anchorKey, a) === nameOf(b.anchorKey, b) &&
  nameOf(a.spotKey, a) === nameOf(b.spotKey, b) &&
  a.anchorKey === b.anchorKey &&
  a.rows.length === b.rows.length &&
  a.rows.every((row, at) => row === b.rows[at])

const Divider = () => (
  <View className='thread__unread' {...meaning({ role: 'separator' })}>
    {threadCopy.unread}
  </View>
)

/** Some rows of the list; redrawn only when one of them changes, however many blocks there are. */
export const MessageBlock = memo(function MessageBlock(props: MessageBlockProps) {
  const { rows, unreadKey, today, actions } = props
  return (
    <View className='thread__block'>
      {rows.map(({ key, ...row }) => (
        <Fragment key={key}>
          {key === unreadKey && <Divider />}
          <MessageRow id={key} {...row} today={today} anchor={nameOf(key, props)} actions={actions} />
        </Fragment>
      ))}
    </View>
  )
}, isSame)
