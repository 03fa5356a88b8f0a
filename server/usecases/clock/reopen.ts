import type { Ports, SessionRow } from '../../ports'
import { handOffOf } from '../../turns/assign-queue'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'

const MOST_SESSIONS = 100

const reopenOne = async (ports: Ports, row: SessionRow): Promise<void> => {
  const shop = await ports.shops.find(row.shopId)
  if (!shop) return
  const thread = { shop, openid: row.openid, clientId: `reopen:${row._id}:${row.opensAt ?? 0}` }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'reopen' },
    handOff: await handOffOf(ports, shop),
  }))
  if (taken.ok) await settle(ports, shop, taken.value)
}

/** Messages that were left outside hours go into the queue when the shop opens. */
export const reopen = async (ports: Ports): Promise<number> => {
  const rows = await ports.sessions.toReopen(ports.now(), MOST_SESSIONS)
  for (const row of rows) {
    try {
      await reopenOne(ports, row)
    } catch (error) {
      ports.log.error('session not reopened', { session: row._id, error }) // the others go on
    }
  }
  return rows.length
}
