import type { Ports } from '../../ports'
import { reopen as reopenOne } from '../../turns/call-back'

const MOST_SESSIONS = 100

/** Messages that were left outside hours go into the queue when the shop opens. */
export const reopen = async (ports: Ports): Promise<number> => {
  const rows = await ports.sessions.toReopen(ports.now(), MOST_SESSIONS)
  for (const row of rows) {
    try {
      const shop = await ports.shops.find(row.shopId)
      if (shop) await reopenOne(ports, shop, row)
    } catch (error) {
      ports.log.error('session not reopened', { session: row._id, error }) // the others go on
    }
  }
  return rows.length
}
