import type { DeskContract, DeskShopper } from '../../../core/contracts/desk.contract'
import { valueOf } from '../../../core/desk/value'
import type { Order } from '../../../core/orders/order'
import { maskedPhone, toOrderDetail } from '../../../core/orders/order-view'
import { dutyAt } from '../../../core/routing/duty'
import { sessionCodeOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { Shopper } from '../../../core/shop/shop'
import type { DeskActor } from '../../actor'
import type { SessionRow } from '../../session-ports'
import type { UseCase } from '../../serve'
import { floorOf } from '../../turns/floor'
import { mayOnlyRead, readSession } from './open-session'
import { shopperNoteView } from './shopper-notes'

type Desk = DeskContract['desk']

const MOST_ORDERS = 10
/** Of which what she is worth is made. */
const COUNTED_ORDERS = 100
const MOST_SESSIONS = 20
const MOST_NOTES = 20

const earlierOf = (rows: readonly SessionRow[], sessionId: string): DeskShopper['earlier'] =>
  rows
    .filter(({ _id }) => _id !== sessionId)
    .slice(0, MOST_SESSIONS)
    .map(({ _id, day, number, openedAt, endedAt, stars }) => {
      return { sessionId: _id, code: sessionCodeOf(day, number), openedAt, endedAt, stars }
    })

const tagsOf = (known: Shopper | null): Pick<DeskShopper, 'tags' | 'tagsVersion'> => ({
  tags: known?.tags ?? [],
  tagsVersion: known?.tagsVersion ?? 0,
})

const phoneOf = (orders: readonly Order[]): DeskShopper['phone'] => {
  const order = orders.find(({ recipient }) => recipient !== undefined)
  return order?.recipient ? { masked: maskedPhone(order.recipient.phone), orderNo: order.orderNo } : null
}

export const shopper: UseCase<Desk['shopper'], DeskActor> = async ({ sessionId }, { actor, ports }) => {
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { shopId, openid, called } = found.value.row
  const [orders, rows, known, notes] = await Promise.all([
    ports.orders.listOwn(shopId, openid, { limit: COUNTED_ORDERS }),
    ports.sessions.ofShopper(shopId, openid, MOST_SESSIONS + 1),
    ports.shoppers.find(shopId, openid),
    ports.shopperNotes.newestOf(shopId, openid, MOST_NOTES),
  ])
  return ok({
    called,
    ...(mayOnlyRead(found.value.may) && { isReadOnly: true }),
    ...tagsOf(known),
    phone: phoneOf(orders),
    notes: notes.map((note) => shopperNoteView(note, actor)),
    value: valueOf(
      orders,
      rows.map(({ stars }) => stars),
    ),
    orders: orders.slice(0, MOST_ORDERS).map(toOrderDetail),
    earlier: earlierOf(rows, sessionId),
    now: ports.now(),
  })
}

export const colleagues: UseCase<Desk['colleagues'], DeskActor> = async (
  _input,
  { actor: { shop, agent }, ports },
) => {
  const { agents: all, places } = await floorOf(ports, shop._id)
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
