import { View } from '@tarojs/components'
import type { RequestNotice as Notice } from '../../../core/orders/requests/notices'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { OrderNotice } from './order-notice'
import { requestTitle } from './request-text'

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
    <OrderNotice orderNo={orderNo} title={requestTitle(facts)} onOpen={onOpen}>
      {isAwaited && (
        <PromiseLine icon='clock' time={deadlineText(notice.answerBy, today)} after={words.answered} />
      )}
      {reason !== undefined && <View>{words.declinedFor(reason)}</View>}
    </OrderNotice>
  )
}
