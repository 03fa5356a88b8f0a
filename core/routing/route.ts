import type { Instant } from '../shared/time'
import type { Agent, TakenPlace } from './agent'
import { choose, type Chosen } from './choose'
import { desksOf, isFree, withOneMore, type Desk } from './desk'
import { inTurn, isOverdue } from './order'
import { reachOf } from './reach'
import { oneGroup, type RoutingRules } from './rules'
import type { Waiting } from './waiting'

/** A queue and those who could serve it. */
export interface Floor {
  readonly waiting: readonly Waiting[]
  /** Everybody; who is off duty at `now` gets nothing. */
  readonly agents: readonly Agent[]
  /** Places taken, of all agents. */
  readonly places: readonly TakenPlace[]
  readonly rules?: RoutingRules | undefined
  readonly now: Instant
}

export interface Assignment {
  readonly sessionId: string
  readonly agent: Agent
  /** Places of his that were free, at least one: the first is meant for this session. */
  readonly placeIds: readonly string[]
  /** In words, for those who ask why it came to him. */
  readonly why: string
}

interface Moment {
  readonly rules: RoutingRules
  readonly now: Instant
}

/** Does it wait for the shopper's own agent, who is on duty but full (R46)? */
const isHeld = (one: Waiting, desks: readonly Desk[], { rules, now }: Moment): boolean => {
  if (isOverdue(one, rules, now) || now - one.since >= rules.dedicatedWaitMs) return false
  return desks.some((desk) => desk.agent.userid === one.dedicatedId && !isFree(desk))
}

const chosenFor = (one: Waiting, desks: readonly Desk[], moment: Moment): Chosen | null => {
  if (isHeld(one, desks, moment)) return null
  const own = desks.filter(({ agent }) => agent.userid === one.dedicatedId && agent.userid !== one.avoidId)
  const reach = reachOf(one, desks, moment)
  const chosen = choose(one, own.some(isFree) ? own : reach.desks)
  if (!chosen || reach.why === null || own.includes(chosen.desk)) return chosen
  return { ...chosen, why: `${reach.why}，${chosen.why}` }
}

/**
 * Gives the sessions that wait to agents, in turn, until one of both runs out. Pure and deterministic: no agent gets more
 * than his places, nobody gets anything who is off duty.
 */
export const route = ({ waiting, agents, places, rules = oneGroup, now }: Floor): readonly Assignment[] => {
  let desks = desksOf(agents, places, now)
  const assignments: Assignment[] = []
  for (const one of inTurn(waiting, rules, now)) {
    if (!desks.some(isFree)) break
    const chosen = chosenFor(one, desks, { rules, now })
    if (!chosen) continue
    const { desk, why } = chosen
    assignments.push({ sessionId: one.sessionId, agent: desk.agent, placeIds: desk.free, why })
    desks = desks.map((other) => (other === desk ? withOneMore(desk, now) : other))
  }
  return assignments
}
