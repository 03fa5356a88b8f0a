import type { HandOff } from '../../core/conversation/commands'
import { expectedWait, freePlaces, type FreePlace } from '../../core/routing/choose'
import type { Place } from '../../core/routing/agent'
import { isOpen, nextOpening } from '../../core/shop/hours'
import { openingOf } from '../../core/shop/opening'
import type { Shop } from '../../core/shop/shop'
import type { Instant } from '../../core/shared/time'
import type { Ports, SessionRow } from '../ports'
import { sessionRow } from './session-row'
import { settle } from './settle'
import { staffOf } from './staff'
import { takeTurn } from './take-turn'

/** How a hand-off would go at this moment: into the queue, or a message left when the shop is closed. */
export const handOffOf = async (ports: Ports, shop: Shop, before?: Instant): Promise<HandOff> => {
  const [agents, places, ahead] = await Promise.all([
    staffOf(ports, shop._id),
    ports.places.ofShop(shop._id),
    ports.sessions.countQueued(shop._id, before),
  ])
  const now = ports.now()
  if (agents.length === 0 && !isOpen(openingOf(shop), now))
    return { kind: 'leaveMessage', opensAt: nextOpening(openingOf(shop), now) }
  return {
    kind: 'queue',
    ahead,
    waitMs: expectedWait({ agents, places, ahead }, shop.policy.averageServiceMs),
  }
}

/** A place that was taken for a session. */
export interface TakenPlace extends Pick<Place, '_id' | 'mark'> {
  readonly agent: FreePlace['agent']
}

/** Takes the first of these places that nobody else took meanwhile, for the session; null when all are gone. */
export const takePlace = async (
  ports: Ports,
  { _id, shopId, conversationId }: SessionRow,
  places: readonly FreePlace[],
): Promise<TakenPlace | null> => {
  const mark = ports.newId()
  for (const { placeId, agent } of places) {
    const taken = await ports.places.take({
      _id: placeId,
      shopId,
      agentId: agent.userid,
      conversationId,
      sessionId: _id,
      takenAt: ports.now(),
      mark,
    })
    if (taken === 'inserted') return { _id: placeId, mark, agent }
  }
  return null
}

/** Gives one waiting session to an agent; false when nobody has a free place. */
const assignOne = async (ports: Ports, shop: Shop, waiting: SessionRow): Promise<boolean> => {
  const [agents, places] = await Promise.all([staffOf(ports, shop._id), ports.places.ofShop(shop._id)])
  const place = await takePlace(ports, waiting, freePlaces(agents, places))
  if (!place) return false
  const { userid, name } = place.agent
  const thread = { shop, openid: waiting.openid, clientId: `assign:${ports.newId()}` }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'assign', to: { agentId: userid, name } },
    handOff: null,
  }))
  if (taken.ok) {
    await settle(ports, shop, taken.value)
    return true
  }
  // somebody else assigned it, or the shopper left the queue: give the place back, mend the list
  await ports.places.drop(place)
  const newest = await ports.turns.newest(waiting.conversationId)
  const row = newest && sessionRow(newest)
  if (row) await ports.sessions.project(row)
  return true
}

/** Whoever waits for our answer does not wait longer; the next run of the clock does the rest. */
const BUDGET_MS = 2_000
const MOST_AT_ONCE = 50

/** Gives the longest-waiting sessions of the shop to agents with a free place, until one of both runs out. */
export const assignQueue = async (ports: Ports, shop: Shop): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  for (let done = 0; done < MOST_AT_ONCE && ports.now() <= until; done += 1) {
    const [waiting] = await ports.sessions.oldestQueued(shop._id, 1)
    if (!waiting || !(await assignOne(ports, shop, waiting))) return
  }
}
