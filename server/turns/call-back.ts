import type { Shop } from '../../core/shop/shop'
import type { Ports, SessionRow } from '../ports'
import { assignQueue, handOffOf } from './assign-queue'
import { settle } from './settle'
import { staffOf } from './staff'
import { takeTurn } from './take-turn'

/** Puts one message that was left into the queue, or says anew when the shop opens. */
export const reopen = async (ports: Ports, shop: Shop, { _id, openid, seq }: SessionRow): Promise<void> => {
  const taken = await takeTurn(ports, { shop, openid, clientId: `reopen:${_id}:${seq}` }, async () => ({
    command: { type: 'reopen' },
    handOff: await handOffOf(ports, shop),
  }))
  if (taken.ok) await settle(ports, shop, taken.value)
}

/** Whoever waits for our answer does not wait longer; the shop's opening does the rest. */
const MOST_AT_ONCE = 20

/** Somebody is on duty: who left a message goes into the queue, whatever the hours are, and the queue is served. */
export const callBack = async (ports: Ports, shop: Shop): Promise<void> => {
  if ((await staffOf(ports, shop._id)).length === 0) return
  for (const row of await ports.sessions.left(shop._id, MOST_AT_ONCE)) await reopen(ports, shop, row)
  await assignQueue(ports, shop)
}
