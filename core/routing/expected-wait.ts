import type { Agent, TakenPlace } from './agent'

export interface Crowd {
  /** Those on duty. */
  readonly agents: readonly Agent[]
  readonly places: readonly Pick<TakenPlace, 'agentId'>[]
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
