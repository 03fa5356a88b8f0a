import { mentioned } from '../../../core/conversation/mention'
import type { BodyView, MessageView } from '../../../core/conversation/message'
import { quotedNames } from '../../../core/copy/conversation'
import type { Quoted } from './bodies/text-body'
import type { OutgoingBody } from './outbox.shared'

/** What of a message goes on the clipboard; null for what has no words. */
export const copiedOf = (body: BodyView | OutgoingBody | undefined): string | null => {
  switch (body?.kind) {
    case 'text':
    case 'orders':
      return body.text
    case 'faq':
      return body.answer
    case 'order':
      return body.order.orderNo
    case 'goods':
      return body.title
    case 'location':
      return [body.name, body.address].filter((words) => words !== '').join(' ')
    default:
      return null
  }
}

/** The order that a message shows: after-sales can be asked for from it. */
export const orderOf = (body: BodyView | OutgoingBody | undefined): string | null => {
  if (body?.kind === 'order') return body.order.orderNo
  return body?.kind === 'goods' ? body.orderNo : null
}

const quotable: ReadonlySet<string> = new Set([
  'text',
  'image',
  'video',
  'voice',
  'location',
  'order',
  'orders',
  'goods',
  'faq',
  'afterSales',
])

/** A message as it is quoted; null for what nobody said, and for a kind of a newer version. */
export const quoteOf = ({ id, from, body }: MessageView): Quoted | null => {
  if (from.kind === 'system' || !quotable.has(body.kind)) return null
  const words = mentioned(body.kind === 'text' ? { kind: 'text', text: body.text } : body)
  if (words === null) return null
  const name = from.kind === 'agent' ? from.name : quotedNames[from.kind]
  return { id, name, excerpt: words.replace(/\s+/g, ' ') }
}
