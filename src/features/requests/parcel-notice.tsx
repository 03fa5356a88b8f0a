import { View } from '@tarojs/components'
import type { ParcelNotice as Notice } from '../../../core/logistics/notice'
import { momentText, type Instant } from '../../../core/shared/time'
import { parcelTroubleWords as words } from '../../copy/orders'
import { OrderNotice } from './order-notice'

export interface ParcelNoticeProps {
  readonly notice: Notice
  /** Any moment of today: 今天 10:05. */
  readonly today: Instant
  readonly onOpen: (orderNo: string) => void
}

/** In the chat: a parcel stands still or met with something, and who sees to it (R138). */
export function ParcelNotice({ notice, today, onOpen }: ParcelNoticeProps) {
  const { orderNo, brings, trouble, company, trackingNo, last } = notice
  return (
    <OrderNotice orderNo={orderNo} title={words.title(brings, trouble)} onOpen={onOpen}>
      {last !== undefined && <View>{words.last(momentText(last.at, today), last.text)}</View>}
      <View>{words.next}</View>
      <View>{`${company} ${trackingNo}`}</View>
    </OrderNotice>
  )
}
