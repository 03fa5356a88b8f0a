import { View } from '@tarojs/components'
import type { InvoiceNotice as Notice } from '../../../core/invoices/notice'
import { yuanText } from '../../../core/shared/money'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { detailWords } from '../../copy/orders'
import { openPage } from '../../platform/navigation'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { OrderNotice } from '../requests/order-notice'

export interface InvoiceNoticeProps {
  readonly notice: Notice
  /** Any moment of today: the card says 今天 and 明天. */
  readonly today: Instant
}

/** In the chat: how an invoice stands; one tap opens its page, where the file lies. */
export function InvoiceNotice({
  notice: { orderNo, title, amountFen, by, words },
  today,
}: InvoiceNoticeProps) {
  return (
    <OrderNotice orderNo={orderNo} title={title} onOpen={() => openPage('invoice', { orderNo })}>
      {by !== undefined && (
        <PromiseLine icon='clock' time={deadlineText(by, today)} after={detailWords.invoiceBefore} />
      )}
      {words !== undefined && <View>{words}</View>}
      <View>{detailWords.invoiceOf(yuanText(amountFen))}</View>
    </OrderNotice>
  )
}
