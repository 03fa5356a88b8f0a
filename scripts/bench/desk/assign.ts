import type { Sent } from '../cloud-process'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { shopperOf } from '../people'
import { median } from '../statistics'
import type { Town } from '../town'
import { atOnce } from './at-once'
import { holdersOf, placesOf, settled, timesTwice, type Given } from './given'
import { bringOnDuty, FIRST_ASKER, FIRST_FREE_AGENT } from './people'

type Db = Cloudbase['db']

const COUNTED = 5
const AT_ONCE = 50
const FREE_PLACES = 25

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

/** Sessions that were given away more than once, agents with more than they can hold, places that nobody's session has. */
const doubles = async (db: Db, given: Given): Promise<number> => {
  const holders = holdersOf(given)
  return timesTwice(given) + Math.abs((await placesOf(db, holders)) - holders.length)
}

/** Fifty ask at once, and the clock does what they leave. */
const rush = async (town: Town, db: Db, first: number): Promise<Record<string, number>> => {
  const openids = Array.from({ length: AT_ONCE }, (_, at) => shopperOf(first + at))
  const asked = await atOnce(town, AT_ONCE, (at) => tries(town, first + at, 'callHuman'))
  const all = await settled(db, openids, FREE_PLACES)
  return {
    rushRequests: asked.requests,
    rushClashes: asked.clashes,
    rushP50Ms: asked.p50Ms,
    rushP99Ms: asked.p99Ms,
    assigned: holdersOf(all).length,
    doubleAssigned: await doubles(db, all),
    refused: asked.refused,
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
