import type * as z from 'zod/mini'
import { laneWords } from '../../../core/copy/lane'
import { linkLane as words } from '../../../core/copy/requests'
import type { LaneCommand } from '../../../core/lane/grammar'
import type { Order } from '../../../core/orders/order'
import { orderTail } from '../../../core/orders/order-view'
import type { LinkedNotice } from '../../../core/orders/requests/notices'
import { OrderNo } from '../../../core/shared/ids'
import { err, ok, type Result } from '../../../core/shared/result'
import { MINUTE } from '../../../core/shared/time'
import { onClaimed } from '../../insurance/claimed'
import type { SessionRow } from '../../session-ports'
import { act } from '../../turns/act'
import { clientIdOf, resolve, type Desk } from './desk'

const findOrder = async ({ ports, shop }: Desk, written: string): Promise<Order | null> => {
  const orderNo = OrderNo.safeParse(written.normalize('NFKC').replace(/\s/g, ''))
  return orderNo.success ? ports.orders.find(shop._id, orderNo.data) : null
}

type Linking = Extract<LaneCommand, { type: 'link' | 'unlink' }>

interface Linked {
  readonly row: SessionRow
  readonly order: Order
}

/** Which order in which session; else the words that say why none. */
const meant = async (desk: Desk, { type, to, orderNo }: Linking): Promise<Result<Linked>> => {
  const found = resolve(desk, to, (open) => laneWords.whichOneFor(`/${type} ${orderNo}`, open))
  if (!found.ok) return found
  if (orderNo === '') return err(type === 'link' ? words.which : words.whichUnlink)
  const order = await findOrder(desk, orderNo)
  return order ? ok({ row: found.value, order }) : err(words.unknown(orderNo))
}

type Told = z.infer<typeof LinkedNotice>['type']

/** The shopper is told who did it: the turn keeps it, and so does the order's `claim`. `cause`: once. */
const tellShopper = async (
  { ports, shop, agent }: Desk,
  { row: { openid }, order: { orderNo } }: Linked,
  { type, cause }: { readonly type: Told; readonly cause: string },
): Promise<void> => {
  const notice = { type, orderNo, agentName: agent.name }
  await act(ports, { shop, openid, clientId: cause }, { command: { type: 'inform', notice } })
}

/** `/link 订单号`: whose parcel it is, is shown before an order of nobody becomes the shopper's. */
const link = async (desk: Desk, command: Linking): Promise<string> => {
  const { ports, shop, agent, item } = desk
  const found = await meant(desk, command)
  if (!found.ok) return found.error
  const { row, order } = found.value
  const tail = orderTail(order.orderNo)
  if (order.openid === row.openid) return words.already(tail, row.called)
  if (order.openid !== null) return words.owned(tail)
  const asked = { inboxId: item._id, orderNo: order.orderNo, sessionId: row._id, at: ports.now() }
  await ports.lanes.askLink(shop._id, agent.userid, asked)
  return words.ask(order, row.called)
}

/** What was asked this long ago is asked again. */
const ASKED_MS = 10 * MINUTE

/** `/link 确认`: the order becomes that of the session's shopper, on the agent's word. */
const confirmLink = async (desk: Desk): Promise<string> => {
  const { ports, shop, agent } = desk
  const asked = await ports.lanes.linkAsked(shop._id, agent.userid)
  if (!asked || ports.now() - asked.at >= ASKED_MS) return words.nothingAsked
  const row = desk.open.find(({ _id }) => _id === asked.sessionId)
  const order = await ports.orders.find(shop._id, asked.orderNo)
  if (!row || !order) return row ? words.unknown(asked.orderNo) : words.askedEnded

  const claim = { at: ports.now(), how: 'agent' as const, by: agent.userid, sessionId: row._id }
  const tail = orderTail(order.orderNo)
  if (!(await ports.claims.take(order, { openid: row.openid, claim }))) return words.owned(tail)
  await onClaimed(ports, shop, [order.orderNo])
  await tellShopper(desk, { row, order }, { type: 'orderLinked', cause: `link:${asked.inboxId}` })
  return words.linked(tail, row.called, order.orderNo)
}

/** `/unlink 订单号`: what an agent linked by mistake is nobody's again. */
const unlink = async (desk: Desk, command: Linking): Promise<string> => {
  const { ports } = desk
  const found = await meant(desk, command)
  if (!found.ok) return found.error
  const { row, order } = found.value
  const tail = orderTail(order.orderNo)
  const cause = clientIdOf(desk)
  const isDone = (await ports.turns.byClientId(row.conversationId, cause)) !== null
  if (!isDone && !(await ports.claims.release(order, row.openid))) return words.notLinked(tail, row.called)
  await tellShopper(desk, found.value, { type: 'orderUnlinked', cause })
  return words.unlinked(tail, row.called)
}

/** Orders of nobody and whose they become, on an agent's word. */
export const linking = (
  desk: Desk,
  command: Linking | { readonly type: 'linkConfirmed' },
): Promise<string> => {
  if (command.type === 'linkConfirmed') return confirmLink(desk)
  return command.type === 'link' ? link(desk, command) : unlink(desk, command)
}
