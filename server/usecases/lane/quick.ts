import { laneWords } from '../../../core/copy/lane'
import { isOpenService } from '../../../core/conversation/state'
import type { LaneCommand } from '../../../core/lane/grammar'
import { fillQuickReply, quickReplyValues } from '../../../core/lane/quick-reply'
import { toOrderCard } from '../../../core/orders/order-view'
import { isOwn } from '../../../core/orders/own'
import type { SessionRow } from '../../ports'
import { calledOf, resolve, type Desk } from './desk'
import { replyTo } from './say'

/** What is known by itself: who the shopper is, and the order that was spoken of last. */
const knownValues = async ({ ports, shop }: Desk, row: SessionRow) => {
  const newest = await ports.turns.newest(row.conversationId)
  const service = newest?.state.service
  const orderNo = service && isOpenService(service) ? service.story.orderNos.at(-1) : undefined
  const order = orderNo === undefined ? null : await ports.orders.find(shop._id, orderNo)
  const orders = order && isOwn(order, row.openid) ? [toOrderCard(order)] : []
  return quickReplyValues({ shopper: newest?.state.shopper ?? null, orders, now: ports.now() })
}

/** `/1`: sends a quick reply (R4); a variable without a value is asked for, never sent as a hole. */
export const quick = async (
  desk: Desk,
  { to, position, values }: Extract<LaneCommand, { type: 'quick' }>,
): Promise<string> => {
  const replies = await desk.ports.quickReplies.list(desk.shop._id)
  const reply = replies.find((one) => one.position === position)
  if (!reply) return laneWords.noReply(position, replies)
  const found = resolve(desk, to, (open) => laneWords.whichOneFor(`/${position}`, open))
  if (!found.ok) return found.error

  const filled = fillQuickReply(reply, await knownValues(desk, found.value), values)
  if (!filled.ok) {
    if (filled.reason === 'unknown') return laneWords.unknownNames(position, filled.names)
    if (filled.reason === 'extra') return laneWords.extra(position, filled.words)
    return laneWords.missing(position, filled.names, to)
  }
  const done = (row: SessionRow): string => laneWords.quickSent(calledOf(row), filled.text)
  return replyTo(desk, found.value, { body: { kind: 'text', text: filled.text }, done })
}
