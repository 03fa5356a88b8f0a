import { laneWords } from '../../../core/copy/lane'
import { linkLane as words } from '../../../core/copy/requests'
import type { LaneCommand } from '../../../core/lane/grammar'
import type { Order } from '../../../core/orders/order'
import { orderTail } from '../../../core/orders/order-view'
import { OrderNo } from '../../../core/shared/ids'
import type { SessionRow } from '../../ports'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { clientIdOf, resolve, type Desk } from './desk'

const findOrder = async ({ ports, shop }: Desk, written: string): Promise<Order | null> => {
  const orderNo = OrderNo.safeParse(written.normalize('NFKC').replace(/\s/g, ''))
  return orderNo.success ? ports.orders.find(shop._id, orderNo.data) : null
}

/** The shopper is told who did it: the turn keeps it, and so does the order's `claim`. */
const tellShopper = async (desk: Desk, { openid }: SessionRow, { orderNo }: Order): Promise<void> => {
  const { ports, shop, agent } = desk
  const notice = { type: 'orderLinked' as const, orderNo, agentName: agent.name }
  const taken = await takeTurn(ports, { shop, openid, clientId: clientIdOf(desk) }, async () => ({
    command: { type: 'inform', notice },
    handOff: null,
  }))
  if (taken.ok) await settle(ports, shop, taken.value)
}

/** `/link 订单号`: an order of nobody becomes that of the session's shopper, on the agent's word. */
export const link = async (
  desk: Desk,
  { to, orderNo }: Extract<LaneCommand, { type: 'link' }>,
): Promise<string> => {
  const { ports, agent } = desk
  const found = resolve(desk, to, (open) => laneWords.whichOneFor(`/link ${orderNo}`, open))
  if (!found.ok) return found.error
  if (orderNo === '') return words.which
  const order = await findOrder(desk, orderNo)
  if (!order) return words.unknown(orderNo)

  const { openid, called, _id: sessionId } = found.value
  const tail = orderTail(order.orderNo)
  if (order.openid === openid && order.claim?.by !== agent.userid) return words.already(tail, called)
  const claim = { at: ports.now(), how: 'agent' as const, by: agent.userid, sessionId }
  if (!(await ports.claims.take(order, { openid, claim }))) return words.owned(tail)
  await tellShopper(desk, found.value, order)
  return words.linked(tail, called)
}
