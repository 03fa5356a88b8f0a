import { MINUTE, type Instant } from '../shared/time'
import { placeIdOf, type Agent, type Place } from './agent'
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
export const deskOf = (agent: Agent, allPlaces: readonly Place[], now: Instant): Desk => {
  const places = allPlaces.filter(({ agentId }) => agentId === agent.userid)
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

/** The desks of those who are on duty at `now`. */
export const desksOf = (agents: readonly Agent[], places: readonly Place[], now: Instant): readonly Desk[] =>
  agents.filter((agent) => isOnDuty(agent, now)).map((agent) => deskOf(agent, places, now))

export const isFree = ({ free }: Desk): boolean => free.length > 0

/** The desk once its first free place is given away. */
export const withOneMore = (desk: Desk, now: Instant): Desk => ({
  ...desk,
  free: desk.free.slice(1),
  taken: desk.taken + 1,
  lately: [...desk.lately, now],
})
