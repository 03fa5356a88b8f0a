import { MINUTE, type Instant } from '../shared/time'
import { placeIdOf, type Agent, type TakenPlace } from './agent'
import { isOnDuty } from './duty'

/** An agent who is on duty, with what he holds. */
export interface Desk {
  readonly agent: Agent
  /** Places that could be taken, in order. */
  readonly free: readonly string[]
  readonly taken: number
  /** When what he holds was given to him lately, newest last. */
  readonly lately: readonly Instant[]
}

const LATELY_MS = 30 * MINUTE

/** What an agent holds, and the places that he has left, whatever his duty is. */
export const deskOf = (agent: Agent, allPlaces: readonly TakenPlace[], now: Instant): Desk =>
  deskWith(
    agent,
    allPlaces.filter(({ agentId }) => agentId === agent.userid),
    now,
  )

const deskWith = (agent: Agent, places: readonly TakenPlace[], now: Instant): Desk => {
  const taken = new Set(places.map(({ _id }) => _id))
  const ids = Array.from({ length: agent.capacity }, (_, at) => placeIdOf(agent._id, at + 1))
  const lately = places.map(({ takenAt }) => takenAt).filter((at) => now - at < LATELY_MS)
  return {
    agent,
    // whoever's capacity was lowered holds more than he has places: he is full
    free: ids.filter((id) => !taken.has(id)).slice(0, Math.max(0, agent.capacity - taken.size)),
    taken: taken.size,
    lately: lately.sort((a, b) => a - b),
  }
}

/** The desks of those who are on duty at `now`: each place is looked at once, however many agents there are. */
export const desksOf = (
  agents: readonly Agent[],
  places: readonly TakenPlace[],
  now: Instant,
): readonly Desk[] => {
  const held = new Map<string, TakenPlace[]>()
  for (const place of places) {
    const his = held.get(place.agentId)
    if (his) his.push(place)
    else held.set(place.agentId, [place])
  }
  return agents
    .filter((agent) => isOnDuty(agent, now))
    .map((agent) => deskWith(agent, held.get(agent.userid) ?? [], now))
}

export const isFree = ({ free }: Desk): boolean => free.length > 0

/** The desk once its first free place is given away. */
export const withOneMore = (desk: Desk, now: Instant): Desk => ({
  ...desk,
  free: desk.free.slice(1),
  taken: desk.taken + 1,
  lately: [...desk.lately, now],
})
