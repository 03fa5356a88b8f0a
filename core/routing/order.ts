import type { Instant } from '../shared/time'
import type { Lane, RoutingRules } from './rules'
import type { Waiting } from './waiting'

type Queued = Pick<Waiting, 'sessionId' | 'since' | 'tags'>

/** The lane that brings her furthest; undefined: she waits like everybody. */
export const laneOf = ({ tags }: Queued, { lanes }: RoutingRules): Lane | undefined =>
  lanes
    .filter(({ tag, aheadMs }) => aheadMs > 0 && tags.includes(tag))
    .reduce<Lane | undefined>((most, lane) => (most && most.aheadMs >= lane.aheadMs ? most : lane), undefined)

/** Has he waited so long that nobody overtakes him? */
export const isOverdue = ({ since }: Queued, { patienceMs }: RoutingRules, now: Instant): boolean =>
  now - since >= patienceMs

/**
 * The order in which a queue is served: who has waited longer than the shop's patience before all others, oldest first;
 * then the others, oldest first with the head start of their lanes. Nobody starves: a lane overtakes only those who came
 * less than its head start before, and nobody once they are overdue.
 */
export const inTurn = <T extends Queued>(
  waiting: readonly T[],
  rules: RoutingRules,
  now: Instant,
): readonly T[] => {
  const ranked = waiting.map((one) => {
    const overdue = isOverdue(one, rules, now)
    return {
      one,
      lane: overdue ? 0 : 1,
      at: overdue ? one.since : one.since - (laneOf(one, rules)?.aheadMs ?? 0),
    }
  })
  const inOrder = (a: (typeof ranked)[number], b: (typeof ranked)[number]): number =>
    a.lane - b.lane || a.at - b.at || a.one.since - b.one.since || compare(a.one.sessionId, b.one.sessionId)
  return ranked.sort(inOrder).map(({ one }) => one)
}

/** The same everywhere, whatever the machine's language is. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
