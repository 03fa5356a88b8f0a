import { bodyWords } from '../copy/conversation'
import { brief } from '../lane/text'
import { orderTail } from '../orders/order-view'
import type { MessageBody } from './message'

/** As much of a quoted message as fits on two lines of a phone. */
const EXCERPT_MAX = 60

const mentioned = (body: MessageBody): string | null => {
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

/** A message in a few words on one line, for whoever quotes it; null for what nobody said. */
export const excerptOf = (body: MessageBody): string | null => {
  const words = mentioned(body)
  return words === null ? null : brief(words, EXCERPT_MAX)
}
