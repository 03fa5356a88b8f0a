import { bodyWords } from '../copy/conversation'
import { orderTail } from '../orders/order-view'
import type { MessageBody } from './message'

/** A message in words that mention it; null for what nobody said. Phones use it too: it needs nothing that is new. */
export const mentioned = (body: MessageBody): string | null => {
  switch (body.kind) {
    case 'text':
    case 'orders':
    case 'requestForm':
      return body.text
    case 'image':
      return bodyWords.image
    case 'video':
      return bodyWords.video(body.durationMs)
    case 'voice':
      return bodyWords.voice(body.durationMs)
    case 'location':
      return bodyWords.location(body.name)
    case 'order':
      return bodyWords.order(orderTail(body.order.orderNo), body.order.title)
    case 'goods':
      return bodyWords.goods(body.title)
    case 'faq':
      return body.answer
    case 'afterSales':
      return bodyWords.afterSales(body.title, body.statusText)
    case 'notice':
    case 'rating':
      return null
  }
}
