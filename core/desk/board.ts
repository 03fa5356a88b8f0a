import type { Board, BoardAgent, BoardEscalation, BoardGroup, BoardSession } from '../contracts/desk/board'
import type { Agent, TakenPlace } from '../routing/agent'
import { dutyAt, isOnDuty } from '../routing/duty'
import { groupFor, oneGroup, type RoutingGroup, type RoutingRules } from '../routing/rules'
import { nothingKnown, type RoutingFacts } from '../routing/waiting'
import type { OwesRule } from './due-rule'
import { sessionCodeOf } from '../shared/ids'
import type { Instant } from '../shared/time'

/** A session as the list of sessions keeps it. */
export interface BoardRow {
  readonly _id: string
  readonly number: number
  readonly day: string
  readonly called: string
  readonly openedAt: Instant
  readonly queuedAt: Instant | null
  /** What is owed next, of answers and of the work. */
  readonly owesAt?: Instant | null | undefined
  readonly owesRule?: OwesRule | null | undefined
  readonly agentId: string | null
  readonly routing?: RoutingFacts | undefined
}

/** What a shop's board is made from, as it is now. */
export interface Floor {
  readonly agents: readonly Agent[]
  readonly places: readonly Pick<TakenPlace, 'agentId'>[]
  readonly rules?: RoutingRules | undefined
  /** The longest waiting, oldest first. */
  readonly queue: readonly BoardRow[]
  /** In which somebody owes something, the earliest first. */
  readonly due: readonly BoardRow[]
  /** All of them, however many were read. */
  readonly waiting: number
  readonly over: number
  readonly escalations: readonly BoardEscalation[]
  readonly now: Instant
}

const SHOWN = 30

const groupOf = (rules: RoutingRules, { routing = nothingKnown }: BoardRow): RoutingGroup | null =>
  groupFor(rules, routing)

export type Named = Pick<Floor, 'agents' | 'rules'>

/** A row as supervisors see it, with the names of its group and its agent. */
export const boardSession = ({ agents, rules = oneGroup }: Named, row: BoardRow): BoardSession => ({
  sessionId: row._id,
  number: row.number,
  code: sessionCodeOf(row.day, row.number),
  called: row.called,
  openedAt: row.openedAt,
  queuedAt: row.agentId === null ? row.queuedAt : null,
  dueAt: row.owesAt ?? null,
  dueRule: row.owesRule ?? null,
  group: groupOf(rules, row)?.name ?? null,
  agentId: row.agentId,
  agentName:
    row.agentId === null ? null : (agents.find(({ userid }) => userid === row.agentId)?.name ?? row.agentId),
})

const isLate = ({ owesAt = null }: BoardRow, now: Instant): boolean => owesAt !== null && owesAt <= now

const agentLine =
  ({ places, due, now }: Floor) =>
  (agent: Agent): BoardAgent => {
    const { userid, name, capacity, onUntil = null, groups = [] } = agent
    const duty = dutyAt(agent, now)
    return {
      ...{ userid, name, capacity, groups, duty },
      onUntil: duty === 'on' ? onUntil : null,
      held: places.filter(({ agentId }) => agentId === userid).length,
      over: due.filter((row) => row.agentId === userid && isLate(row, now)).length,
    }
  }

const serves = ({ groups }: Agent, id: string): boolean => groups === undefined || groups.includes(id)

const groupLine =
  ({ agents, queue, due, now }: Floor, rules: RoutingRules) =>
  ({ id, name }: RoutingGroup): BoardGroup => {
    const isIts = (row: BoardRow): boolean => groupOf(rules, row)?.id === id
    const waiting = queue.filter(isIts)
    return {
      ...{ id, name },
      waiting: waiting.length,
      longestWaitSince: waiting[0]?.queuedAt ?? null,
      over: due.filter((row) => isIts(row) && isLate(row, now)).length,
      onDuty: agents.filter((agent) => isOnDuty(agent, now) && serves(agent, id)).length,
    }
  }

const duties = { on: 0, busy: 1, off: 2 } as const
/** Who answers first, then who holds the most. */
const byWork = (one: BoardAgent, other: BoardAgent): number =>
  duties[one.duty] - duties[other.duty] || other.over - one.over || other.held - one.held

/** Queue, clocks, agents and groups of a shop at one moment (R43, R52). */
export const boardOf = (floor: Floor): Board => {
  const { agents, places, rules = oneGroup, queue, due, waiting, over, escalations, now } = floor
  const onDuty = agents.filter((agent) => isOnDuty(agent, now))
  return {
    ...{ waiting, over, now },
    escalations: [...escalations],
    longestWaitSince: queue[0]?.queuedAt ?? null,
    held: places.filter(({ agentId }) => onDuty.some(({ userid }) => userid === agentId)).length,
    capacity: onDuty.reduce((sum, { capacity }) => sum + capacity, 0),
    onDuty: onDuty.length,
    agents: agents.map(agentLine(floor)).sort(byWork),
    groups: rules.groups.map(groupLine(floor, rules)),
    isPart: waiting > queue.length || over > due.length,
    urgent: due.slice(0, SHOWN).map((row) => boardSession(floor, row)),
    queue: queue.slice(0, SHOWN).map((row) => boardSession(floor, row)),
  }
}
