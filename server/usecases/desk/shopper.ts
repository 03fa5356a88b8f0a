import type { DeskContract } from '../../../core/contracts/desk.contract'
import { toOrderDetail } from '../../../core/orders/order-view'
import { dutyAt } from '../../../core/routing/duty'
import { sessionCodeOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { openSession } from './open-session'

type Desk = DeskContract['desk']

const MOST_ORDERS = 10
const MOST_SESSIONS = 20

export const shopper: UseCase<Desk['shopper'], DeskActor> = async ({ sessionId }, { actor, ports }) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { shopId, openid, called } = found.value.row
  const [orders, rows] = await Promise.all([
    ports.orders.listOwn(shopId, openid, { limit: MOST_ORDERS }),
    ports.sessions.ofShopper(shopId, openid, MOST_SESSIONS + 1),
  ])
  const earlier = rows
    .filter(({ _id }) => _id !== sessionId)
    .slice(0, MOST_SESSIONS)
    .map(({ _id, day, number, openedAt, endedAt, stars }) => {
      return { sessionId: _id, code: sessionCodeOf(day, number), openedAt, endedAt, stars }
    })
  return ok({ called, orders: orders.map(toOrderDetail), earlier, now: ports.now() })
}

export const colleagues: UseCase<Desk['colleagues'], DeskActor> = async (
  _input,
  { actor: { shop, agent }, ports },
) => {
  const [all, places] = await Promise.all([ports.agents.list(shop._id), ports.places.ofShop(shop._id)])
  const others = all.filter(({ userid }) => userid !== agent.userid)
  const now = ports.now()
  return ok({
    agents: others.map((one) => ({
      userid: one.userid,
      name: one.name,
      duty: dutyAt(one, now),
      held: places.filter(({ agentId }) => agentId === one.userid).length,
      capacity: one.capacity,
    })),
  })
}
