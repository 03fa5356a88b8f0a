import type { MessageView } from '../../../core/conversation/message'
import { orderNoIn } from '../../../core/conversation/order-in'
import { orderTail } from '../../../core/orders/order-view'

/** What an agent gets of a shopper who waits. */
export interface Handed {
  /** Tail of the order that was sent last, null when none was. */
  readonly order: string | null
  /** Null when there are some, and how many is not known here. */
  readonly photos: number | null
}

const isEnd = ({ body }: MessageView): boolean => body.kind === 'notice' && body.notice.type === 'ended'

/** What the shopper sent since the session before ended, as far as it is loaded. */
export const handedOver = (messages: readonly MessageView[]): Handed => {
  const start = messages.map(isEnd).lastIndexOf(true) + 1
  const own = messages.slice(start).filter(({ from }) => from.kind === 'shopper')
  const photos = own.filter(({ body }) => body.kind === 'image').length
  const isWhole = start > 0 || messages[0]?.seq === 1
  const order = own.flatMap(({ body }) => orderNoIn(body) ?? []).pop()
  return {
    order: order === undefined ? null : orderTail(order),
    photos: isWhole || photos === 0 ? photos : null,
  }
}
