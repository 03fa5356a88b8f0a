import type { Instant } from '../shared/time'
import type { RoutingRules } from './rules'
import type { Waiting } from './waiting'

type Queued = Pick<Waiting, 'sessionId' | 'since' | 'tags'>

const headStart = ({ tags }: Queued, { lanes }: RoutingRules): number =>
  Math.max(0, ...lanes.filter(({ tag }) => tags.includes(tag)).map(({ aheadMs }) => aheadMs))

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
    return { one, lane: overdue ? 0 : 1, at: overdue ? one.since : one.since - headStart(one, rules) }
  })
  const inOrder = (a: (typeof ranked)[number], b: (typeof ranked)[number]): number =>
    a.lane - b.lane || a.at - b.at || a.one.since - b.one.since || compare(a.one.sessionId, b.one.sessionId)
  return ranked.sort(inOrder).map(({ one }) => one)
}

/** The same everywhere, whatever the machine's language is. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
