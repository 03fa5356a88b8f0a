import type { BodyView, MessageBody } from './message'

/** The order that a message brings along: itself, or one of its goods; null when none. */
export const orderNoIn = (body: MessageBody | BodyView): string | null => {
  if (body.kind === 'order') return body.order.orderNo
  return body.kind === 'goods' ? body.orderNo : null
}
