import { placeIdOf, type Agent, type Place } from './agent'

/** A place that could be taken. */
export interface FreePlace {
  readonly agent: Agent
  readonly placeId: string
}

interface Load {
  readonly agent: Agent
  readonly taken: number
  readonly free: string | undefined
}

const loadOf = (agent: Agent, places: readonly Place[]): Load => {
  const taken = new Set(places.filter(({ agentId }) => agentId === agent.userid).map(({ _id }) => _id))
  const ids = Array.from({ length: agent.capacity }, (_, at) => placeIdOf(agent._id, at + 1))
  return { agent, taken: taken.size, free: ids.find((id) => !taken.has(id)) }
}

const byLoad = (one: Load, other: Load): number =>
  one.taken / one.agent.capacity - other.taken / other.agent.capacity ||
  one.agent.userid.localeCompare(other.agent.userid)

/** The places to try, the least loaded agent's first; none when all these agents, who are on duty, are full. */
export const freePlaces = (agents: readonly Agent[], places: readonly Place[]): readonly FreePlace[] =>
  agents
    .map((agent) => loadOf(agent, places))
    .sort(byLoad)
    .flatMap(({ agent, free }) => (free === undefined ? [] : [{ agent, placeId: free }]))

export interface Crowd {
  /** Those on duty. */
  readonly agents: readonly Agent[]
  readonly places: readonly Place[]
  /** Shoppers who wait before this one. */
  readonly ahead: number
}

/**
 * How long until a person answers (R26), ms: the agents' places are freed evenly over the time that one
 * session takes. Null when nobody is on duty: then no honest figure can be given.
 */
export const expectedWait = ({ agents, places, ahead }: Crowd, averageServiceMs: number): number | null => {
  const capacity = agents.reduce((sum, agent) => sum + agent.capacity, 0)
  if (capacity === 0) return null
  const theirs = new Set(agents.map(({ userid }) => userid))
  const free = Math.max(0, capacity - places.filter(({ agentId }) => theirs.has(agentId)).length)
  return Math.round((Math.max(0, ahead + 1 - free) * averageServiceMs) / capacity)
}
