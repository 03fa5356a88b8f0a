import { routingWords as words } from '../copy/routing'
import type { Instant } from '../shared/time'
import { isFree, type Desk } from './desk'
import { groupFor, type RoutingGroup, type RoutingRules } from './rules'
import type { Waiting } from './waiting'

/** Who may serve a session by now, and what there is to say about their group. */
export interface Reach {
  readonly desks: readonly Desk[]
  readonly why: string | null
}

/** Who is in no group helps in every one. */
const isIn = ({ agent: { groups } }: Desk, ids: readonly string[]): boolean =>
  groups === undefined || groups.some((id) => ids.includes(id))

const helpersOf = ({ overflow }: RoutingGroup, waitedMs: number): readonly string[] =>
  overflow.filter(({ afterMs }) => waitedMs >= afterMs).map(({ to }) => to)

const ofGroup = (group: RoutingGroup, desks: readonly Desk[], waitedMs: number): Reach => {
  const own = desks.filter((desk) => isIn(desk, [group.id]))
  if (own.some(isFree)) return { desks: own, why: words.ofGroup(group.name) }
  const reached = desks.filter((desk) => isIn(desk, [group.id, ...helpersOf(group, waitedMs)]))
  if (reached.length === 0) return { desks, why: words.nobodyThere(group.name) }
  return {
    desks: reached,
    why: reached.length > own.length ? words.overflow(group.name, waitedMs) : words.ofGroup(group.name),
  }
}

/**
 * Who may serve it now: its group, then those who help it after a while, then anybody when nobody of these is on duty.
 * Whoever lost it just now only when nobody else has a place.
 */
export const reachOf = (
  one: Waiting,
  desks: readonly Desk[],
  { rules, now }: { readonly rules: RoutingRules; readonly now: Instant },
): Reach => {
  const group = groupFor(rules, one)
  const reach = group ? ofGroup(group, desks, now - one.since) : { desks, why: null }
  const others = reach.desks.filter(({ agent }) => agent.userid !== one.avoidId)
  return others.some(isFree) ? { ...reach, desks: others } : reach
}
