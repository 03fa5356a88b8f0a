import { routingWords as words } from '../copy/routing'
import { isFree, type Desk } from './desk'
import { lot } from './lot'
import type { Waiting } from './waiting'

const isSkilled = ({ agent: { skills = [] } }: Desk, { topics }: Waiting): boolean =>
  topics.some((topic) => skills.includes(topic))

/** When he was given or gave back his last session: the longest ago, the longest he has waited for another. */
const lastBusy = ({ lately, agent: { freedAt = 0 } }: Desk): number =>
  Math.max(lately[lately.length - 1] ?? 0, freedAt)

const loadOf = ({ taken, agent }: Desk): number => taken / agent.capacity

/**
 * Whose turn it is: the least loaded, of these who was given the fewest lately, then the longest idle; else a lot
 * decides.
 */
const byTurn =
  ({ sessionId }: Waiting) =>
  (one: Desk, other: Desk): number =>
    loadOf(one) - loadOf(other) ||
    one.lately.length - other.lately.length ||
    lastBusy(one) - lastBusy(other) ||
    lot(`${sessionId} ${one.agent.userid}`) - lot(`${sessionId} ${other.agent.userid}`)

export interface Chosen {
  readonly desk: Desk
  readonly why: string
}

/** Whom a shopper knows already, first of all: his own agent, who had this session first, who served him last. */
const known = (one: Waiting, desks: readonly Desk[]): Chosen | null => {
  const wanted = [
    [one.dedicatedId, words.dedicated],
    [one.ownerId, words.owner],
    [one.lastId, words.last],
  ] as const
  for (const [userid, why] of wanted) {
    const desk = desks.find(({ agent }) => userid !== null && agent.userid === userid)
    if (desk) return { desk, why }
  }
  return null
}

/**
 * Who of these serves it: whom the shopper knows, else who knows the matter, else whose turn it is; null: all are full.
 */
export const choose = (one: Waiting, desks: readonly Desk[]): Chosen | null => {
  const free = desks.filter(isFree)
  const familiar = known(one, free)
  if (familiar) return familiar
  const skilled = free.filter((desk) => isSkilled(desk, one))
  const [desk] = [...(skilled.length > 0 ? skilled : free)].sort(byTurn(one))
  if (!desk) return null
  if (skilled.length > 0) return { desk, why: words.skilled }
  return { desk, why: free.length === 1 ? words.only : words.least(desk.taken, desk.agent.capacity) }
}
