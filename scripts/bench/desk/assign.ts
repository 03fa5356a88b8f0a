import { setTimeout as pause } from 'node:timers/promises'
import type { Turn } from '../../../core/conversation/turn'
import type { Place } from '../../../core/routing/agent'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { SHOP, shopperOf } from '../people'
import { median } from '../statistics'
import type { Town } from '../town'
import { bringOnDuty, FIRST_ASKER, FIRST_FREE_AGENT, turnsOf } from './people'

type Db = Cloudbase['db']

const COUNTED = 5
const AT_ONCE = 50
const FREE_PLACES = 25
/** The clock comes every ten seconds. */
const SETTLE_MS = 30_000

const tries = (town: Town, n: number, procedure: string) =>
  town.call(shopperOf(n), `conversation.${procedure}`, { clientId: `bench-${procedure}-${n}` })

const ask = async (town: Town, n: number, procedure = 'callHuman'): Promise<void> => {
  const { ok, value } = await tries(town, n, procedure)
  if (!ok) throw new Error(`${procedure} was refused: ${String(value)}`)
}

/** Requests to the database for asking for a person, each time by somebody else. */
const requestsOfAsking = async (town: Town, first: number, then: (n: number) => Promise<void>) => {
  const counts: number[] = []
  for (let n = first; n < first + COUNTED; n += 1) {
    const before = await town.figures()
    await ask(town, n)
    counts.push((await town.figures()).dbRequests - before.dbRequests)
    await then(n)
  }
  return median(counts)
}

const assignments = (turns: readonly Turn[]): string[] =>
  turns.flatMap(({ events }) => events.flatMap((event) => (event.type === 'assigned' ? event.agentId : [])))

/** Who was given each of those who asked, the last one last. */
const givenTo = async (db: Db, first: number): Promise<string[][]> => {
  const given: string[][] = []
  for (let n = first; n < first + AT_ONCE; n += 1) given.push(assignments(await turnsOf(db, shopperOf(n))))
  return given
}

/** Once every free place is taken: the clock does what was left. */
const settled = async (db: Db, first: number): Promise<string[][]> => {
  const end = Date.now() + SETTLE_MS
  for (let given = await givenTo(db, first); ; given = await givenTo(db, first)) {
    if (given.filter(({ length }) => length > 0).length >= FREE_PLACES || Date.now() > end) return given
    await pause(500)
  }
}

/** Sessions that were given away more than once, agents with more than they can hold, places that nobody's session has. */
const doubles = async (db: Db, given: readonly string[][]): Promise<number> => {
  const holders = given.flatMap((agents) => agents.slice(-1))
  const again = given.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0)
  const tooMany = holders.length - new Set(holders).size
  const { data } = await db
    .collection('places')
    .where({ shopId: SHOP, agentId: db.command.in(holders) })
    .get()
  return again + tooMany + Math.abs((data as Place[]).length - holders.length)
}

/** What an assignment costs, and whether fifty who ask at once are each given away once. */
export const measureAssign = async (town: Town, db: Db): Promise<Record<string, number>> => {
  const alone = await requestsOfAsking(town, FIRST_ASKER, (n) => ask(town, n, 'cancelHandOff'))
  await bringOnDuty(db, FIRST_FREE_AGENT, COUNTED)
  const given = await requestsOfAsking(town, FIRST_ASKER + COUNTED, async () => undefined)
  await bringOnDuty(db, FIRST_FREE_AGENT + COUNTED, FREE_PLACES)
  const first = FIRST_ASKER + 2 * COUNTED
  const asked = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => tries(town, first + at, 'callHuman')),
  )
  const all = await settled(db, first)
  return {
    dbRequestsAssign: given - alone,
    dbRequestsAsk: given,
    assigned: all.filter(({ length }) => length > 0).length,
    doubleAssigned: await doubles(db, all),
    refused: asked.filter(({ ok }) => !ok).length,
  }
}
