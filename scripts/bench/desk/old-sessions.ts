import { DAY, dayCode } from '../../../core/shared/time'
import { encode } from '../../../local/gateway/ejson'
import { sessionRow } from '../../../server/turns/session-row'
import type { SessionRow } from '../../../server/session-ports'
import { say, secondsSince } from '../../lib/run'
import { hurry, openStore } from '../history'
import { assignment, benchShop } from '../people'

const A_DAY = 2_000
const BATCH = 10_000

const pattern = (): SessionRow => {
  const row = benchShop && sessionRow(assignment(1, Date.now()), benchShop)
  if (!row) throw new Error('the demo shop of the benchmark is gone')
  return row
}

/** One of long ago: over, and served by one of the hundred. */
const oldSession = (row: SessionRow, n: number): SessionRow => {
  const openedAt = Date.now() - (2 + Math.floor(n / A_DAY)) * DAY
  const day = dayCode(openedAt)
  const openid = `oPast${String(n % 200_000).padStart(23, '0')}`
  return {
    ...row,
    _id: `${row.shopId}:${day}-${1 + (n % A_DAY)}`,
    openid,
    conversationId: `${row.shopId}:mp:${openid}`,
    ...{ number: 1 + (n % A_DAY), day, openedAt },
    ...{ status: 'ended', agentId: null, queuedAt: null, endedAt: openedAt + 60_000, stars: 5 },
  }
}

/** Makes a data folder that holds so many sessions that are over, by the gateway's own code. */
export const makeOldSessions = async (dataDir: string, count: number): Promise<void> => {
  const startedAt = Date.now()
  const row = pattern()
  const store = openStore(dataDir)
  hurry(store, 'sessions')
  for (let first = 0; first < count; first += BATCH) {
    await store.submit(() => {
      const sessions = store.collection('sessions')
      for (let n = first; n < Math.min(first + BATCH, count); n += 1) {
        const old = oldSession(row, n)
        sessions.insert(old as never, encode(old))
      }
    }, 'write')
  }
  store.close()
  openStore(dataDir).close() // an index that is missing is made at every start
  say(`  ${count} old sessions, indexes made (${secondsSince(startedAt)} s)`)
}
