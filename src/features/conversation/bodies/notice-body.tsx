import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Notice } from '../../../../core/conversation/message'
import type { ServiceView } from '../../../../core/conversation/thread'
import type { Instant } from '../../../../core/shared/time'
import { chatCopy } from '../../../copy/chat'
import { Icon } from '../../../ui/icon/icon'
import { meaning } from '../../../ui/press'
import type { ChatActions } from '../actions'
import { orderTail } from '../../../../core/orders/order-view'
import { requestWords } from '../../../copy/requests'
import { InvoiceNotice } from '../../invoice/invoice-notice'
import { ParcelNotice } from '../../requests/parcel-notice'
import { RequestNotice } from '../../requests/request-notice'
import { HandOff } from './hand-off'
import './notice-body.scss'

interface NoticeBodyProps {
  readonly notice: Notice
  readonly at: Instant
  readonly today: Instant
  /** The service while it is this notice that it stands at. */
  readonly live: ServiceView | null
  /** What was handed over, said while the shopper waits. */
  readonly brief: string
  readonly actions: ChatActions
}

const wordsOf = (notice: Notice, at: Instant, today: Instant): string => {
  switch (notice.type) {
    case 'queued':
      return chatCopy.queuedAt(at, notice.ahead, notice.waitMs)
    case 'leftMessage':
      return chatCopy.leftMessage(notice, today)
    case 'assigned':
      return chatCopy.assigned(notice.agentName)
    case 'transferred':
      return chatCopy.transferred(notice.agentName)
    case 'delayed':
      return chatCopy.delayed(notice.ahead, notice.waitMs)
    case 'handOffCancelled':
      return chatCopy.handOffCancelled
    case 'recalled':
      return chatCopy.recalled
    case 'ended':
      return chatCopy.ended(at, notice.code)
    case 'orderLinked':
      return requestWords.linked(notice.agentName, orderTail(notice.orderNo))
    case 'orderUnlinked':
      return requestWords.unlinked(notice.agentName, orderTail(notice.orderNo))
    default:
      return chatCopy.unknownBody
  }
}

/** A card that leads on; null for what is only said. */
const cardOf = ({ notice, today, live, brief, actions }: NoticeBodyProps): ReactNode => {
  switch (notice.type) {
    case 'queued':
      return live?.status === 'queued' ? (
        <HandOff {...{ brief }} ahead={live.ahead} waitMs={live.waitMs} onCancel={actions.cancelHandOff} />
      ) : null
    case 'request':
      return <RequestNotice notice={notice} today={today} onOpen={actions.openOrder} />
    case 'parcel':
      return <ParcelNotice notice={notice} today={today} onOpen={actions.openOrder} />
    case 'invoice':
      return <InvoiceNotice notice={notice} today={today} />
    default:
      return null
  }
}

/** What the system says: a card where something is promised, a grey line otherwise. */
export function NoticeBody(props: NoticeBodyProps) {
  const { notice, at, today } = props
  const card = cardOf(props)
  if (card !== null) return card
  const words = wordsOf(notice, at, today)
  if (notice.type !== 'queued' && notice.type !== 'leftMessage') {
    return (
      <View className='notice' {...meaning({ role: 'status' })}>
        {words}
      </View>
    )
  }
  return (
    <View className='notice-card' {...meaning({ role: 'status' })}>
      <Icon name={notice.type === 'queued' ? 'headset' : 'clock'} />
      <View className='notice-card__words'>
        {words}
        {notice.type === 'queued' && <View className='notice-card__note'>{chatCopy.queuedNote}</View>}
      </View>
    </View>
  )
}
