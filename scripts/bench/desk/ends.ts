import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { shopperOf } from '../people'
import type { Town } from '../town'
import type { Consoles } from './agents'
import { atOnce } from './at-once'
import { holdersOf, placesOf, settled, timesTwice } from './given'
import { bringOnDuty, EACH, FIRST_WAITING, sessionIdOf } from './people'

const AT_ONCE = 50

/** Fifty agents of a full house end a session at once: those who have waited longest get the places, each once. */
export const measureEnds = async (
  town: Town,
  consoles: Consoles,
  db: Cloudbase['db'],
): Promise<Record<string, number>> => {
  const agents = Array.from({ length: AT_ONCE }, (_, at) => at + 1)
  await bringOnDuty(db, 1, AT_ONCE)
  const ended = await atOnce(town, AT_ONCE, (at) =>
    consoles.call(at + 1, 'desk.end', { sessionId: sessionIdOf(at + 1), clientId: `bench-end-${at}` }),
  )
  const oldest = agents.map((n) => shopperOf(FIRST_WAITING + n))
  const all = await settled(db, oldest, AT_ONCE)
  const places = await placesOf(
    db,
    agents.map((n) => `bench${n}`),
  )
  return {
    endsRequests: ended.requests,
    endsClashes: ended.clashes - AT_ONCE, // each end removes a place, too
    endsP50Ms: ended.p50Ms,
    endsP99Ms: ended.p99Ms,
    endsGiven: holdersOf(all).length,
    endsDoubled: timesTwice(all) + Math.abs(places - AT_ONCE * EACH),
    refused: ended.refused,
  }
}
