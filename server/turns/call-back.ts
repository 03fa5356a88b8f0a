import type { Turn } from '../../core/conversation/turn'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { act } from './act'
import { assignQueue, handOffOf, seeTo } from './assign-queue'
import { staffOf } from './staff'

/** Puts one message that was left into the queue, or says anew when the shop opens. */
export const reopen = async (ports: Ports, shop: Shop, { _id, openid, seq }: SessionRow): Promise<void> => {
  const thread = { shop, openid, clientId: `reopen:${_id}:${seq}` }
  await act(ports, thread, { command: { type: 'reopen' }, handOff: () => handOffOf(ports, shop) })
}

/** Whoever waits for our answer does not wait longer; the shop's opening does the rest. */
const MOST_AT_ONCE = 20

/** Somebody is on duty: who left a message goes into the queue, whatever the hours are, and the queue is served. */
export const callBack = async (ports: Ports, shop: Shop): Promise<void> => {
  if ((await staffOf(ports, shop._id)).length === 0) return
  for (const row of await ports.sessions.left(shop._id, MOST_AT_ONCE)) await reopen(ports, shop, row)
  await assignQueue(ports, shop)
}

/** Whom this turn put into the queue is given to somebody; who left a message is called back if anybody is there. */
export const findAgent = async (ports: Ports, shop: Shop, { state, at }: Turn): Promise<void> => {
  const { service } = state
  if (service.status !== 'queued') return callBack(ports, shop)
  await seeTo(ports, shop, { charge: { sessionId: service.sessionId }, since: at })
}
