import { setTimeout as pause } from 'node:timers/promises'
import type { Turn } from '../../../core/conversation/turn'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { SHOP } from '../people'
import { turnsOf } from './people'

type Db = Cloudbase['db']

/** The clock comes every ten seconds. */
const SETTLE_MS = 30_000

/** Of each session to whom it was given, the last one last. */
export type Given = readonly (readonly string[])[]

const assignments = (turns: readonly Turn[]): string[] =>
  turns.flatMap(({ events }) => events.flatMap((event) => (event.type === 'assigned' ? event.agentId : [])))

const givenTo = async (db: Db, openids: readonly string[]): Promise<Given> => {
  const given: string[][] = []
  for (const openid of openids) given.push(assignments(await turnsOf(db, openid)))
  return given
}

/** Whom each of them was given to, once so many were: the clock does what was left. */
export const settled = async (db: Db, openids: readonly string[], expected: number): Promise<Given> => {
  const end = Date.now() + SETTLE_MS
  for (let given = await givenTo(db, openids); ; given = await givenTo(db, openids)) {
    if (holdersOf(given).length >= expected || Date.now() > end) return given
    await pause(500)
  }
}

/** Who has one of them, each as often as he has. */
export const holdersOf = (given: Given): string[] => given.flatMap((agents) => agents.slice(-1))

/** Sessions that were given away more than once, and agents who were given more than the one place that they had. */
export const timesTwice = (given: Given): number => {
  const holders = holdersOf(given)
  const again = given.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0)
  return again + holders.length - new Set(holders).size
}

/** How many places these agents have taken. */
export const placesOf = async (db: Db, agentIds: readonly string[]): Promise<number> => {
  const his = { shopId: SHOP, agentId: db.command.in([...agentIds]) }
  const { data } = await db.collection('places').where(his).limit(1_000).get()
  return (data as unknown[]).length
}
