import { setTimeout as pause } from 'node:timers/promises'
import type { CloudFigures, Sent } from '../cloud-process'
import type { Turn } from '../../../core/conversation/turn'
import type { Place } from '../../../core/routing/agent'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { SHOP, shopperOf } from '../people'
import { median, percentile, rounded } from '../statistics'
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

const ASKING = 'shopper conversation.callHuman'
const isWrite = ({ action }: Sent): boolean => action === 'database.modifyDocument' || isInsert({ action })
const isInsert = ({ action }: Pick<Sent, 'action'>): boolean => action === 'database.insertDocument'

/** All requests of one who asked, in their order. */
type Asking = readonly Sent[]

/**
 * What choosing an agent and taking the place costs: the requests of whoever asked, behind the one by which her session
 * stands in the queue, up to the one by which it has a place.
 */
const untilPlace = (asking: Asking): number => {
  const own = asking.filter(({ by }) => by === ASKING)
  const taken = own.map((sent) => sent.on === 'places' && isInsert(sent)).lastIndexOf(true)
  const queued = own.map((sent) => sent.on === 'sessions' && isWrite(sent)).lastIndexOf(true, taken)
  if (taken === -1 || queued === -1) throw new Error('whoever asked was given no place')
  return taken - queued
}

/** What asking for a person takes, each time by somebody else. */
const askings = async (town: Town, first: number, then: (n: number) => Promise<void>): Promise<Asking[]> => {
  const all: Asking[] = []
  for (let n = first; n < first + COUNTED; n += 1) {
    const before = await town.figures()
    await ask(town, n)
    const after = await town.figures()
    all.push(after.newest.slice(before.dbRequests - after.dbRequests))
    await then(n)
  }
  return all
}

const wholeOf = (all: readonly Asking[]): number => median(all.map(({ length }) => length))

/** Places that somebody else took first, and those that were taken for a session that was somebody's already. */
const clashesOf = ({ caused }: CloudFigures): number =>
  caused.reduce((sum, { on, action, errors, requests }) => {
    if (on !== 'places') return sum
    return sum + (action === 'database.removeDocument' ? requests : isInsert({ action }) ? errors : 0)
  }, 0)

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

/** Fifty ask at once, and the clock does what they leave. */
const rush = async (town: Town, db: Db, first: number): Promise<Record<string, number>> => {
  const before = await town.figures()
  const times: number[] = []
  const asked = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, at) => {
      const startedAt = performance.now()
      const answered = await tries(town, first + at, 'callHuman')
      times.push(performance.now() - startedAt)
      return answered
    }),
  )
  const after = await town.figures()
  const all = await settled(db, first)
  return {
    rushRequests: rounded((after.dbRequests - before.dbRequests) / AT_ONCE),
    rushClashes: clashesOf(after) - clashesOf(before),
    rushP50Ms: rounded(percentile(times, 0.5)),
    rushP99Ms: rounded(percentile(times, 0.99)),
    assigned: all.filter(({ length }) => length > 0).length,
    doubleAssigned: await doubles(db, all),
    refused: asked.filter(({ ok }) => !ok).length,
  }
}

/** What an assignment costs, and whether fifty who ask at once are each given away once. */
export const measureAssign = async (town: Town, db: Db): Promise<Record<string, number>> => {
  const alone = await askings(town, FIRST_ASKER, (n) => ask(town, n, 'cancelHandOff'))
  await bringOnDuty(db, FIRST_FREE_AGENT, COUNTED)
  const given = await askings(town, FIRST_ASKER + COUNTED, async () => undefined)
  await bringOnDuty(db, FIRST_FREE_AGENT + COUNTED, FREE_PLACES)
  return {
    dbRequestsAssign: Math.max(...given.map(untilPlace)),
    dbRequestsAssignWhole: wholeOf(given) - wholeOf(alone),
    dbRequestsAsk: wholeOf(given),
    dbRequestsAskInVain: wholeOf(alone),
    ...(await rush(town, db, FIRST_ASKER + 2 * COUNTED)),
  }
}
