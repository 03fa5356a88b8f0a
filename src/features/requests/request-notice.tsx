import { View } from '@tarojs/components'
import { orderTail } from '../../../core/orders/order-view'
import type { RequestNotice as Notice } from '../../../core/orders/requests/notices'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { requestTitle } from './request-text'
import './request-notice.scss'

export interface RequestNoticeProps {
  readonly notice: Notice
  /** Any moment of today: the card says 今天 and 明天. */
  readonly today: Instant
  readonly onOpen: (orderNo: string) => void
}

/** In the chat: how a wish about an order stands; one tap opens the order. */
export function RequestNotice({ notice, today, onOpen }: RequestNoticeProps) {
  const { orderNo, request: kind, reason } = notice
  const facts = { kind, status: notice.status, answerBy: notice.answerBy }
  // a card of the past keeps the promise as it was made
  const isAwaited = facts.status === 'submitted'
  return (
    <View className='request-notice' {...press(() => onOpen(orderNo))}>
      <View className='request-notice__words'>
        <View className='request-notice__title'>{requestTitle(facts)}</View>
        {isAwaited && (
          <PromiseLine icon='clock' time={deadlineText(notice.answerBy, today)} after={words.answered} />
        )}
        {reason !== undefined && <View>{words.declinedFor(reason)}</View>}
        <View className='request-notice__tail'>{words.orderTail(orderTail(orderNo))}</View>
      </View>
      <Icon name='next' />
    </View>
  )
}
