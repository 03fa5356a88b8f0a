import * as z from 'zod/mini'
import { isOverdue, laneOf } from '../routing/order'
import { groupFor, oneGroup, type RoutingRules } from '../routing/rules'
import type { RoutingFacts } from '../routing/waiting'
import type { Instant } from '../shared/time'

/** What there is to say about somebody's place in the queue, beside since when she waits (R44–R47). */
export const Precedence = z.lazy(() =>
  z.object({
    /** The group that serves her: 售后. */
    group: z.optional(z.string()),
    /** Her tag's head start, ms; left out once nobody overtakes anybody. */
    lane: z.optional(z.object({ tag: z.string(), aheadMs: z.int() })),
    /** She has waited for so long, ms, that nobody is served before her any more. */
    patienceMs: z.optional(z.int()),
    /** What the reader is to her: her own agent, who had this session first, who served her the last time. */
    you: z.optional(z.enum(['dedicated', 'owner', 'last'])),
    /** From how many hands to other hands the session went. */
    hops: z.optional(z.int()),
  }),
)
export type Precedence = z.infer<typeof Precedence>

/** A row of the queue. */
interface Queued {
  readonly _id: string
  readonly queuedAt: Instant | null
  readonly routing?: RoutingFacts | undefined
}

const youAre = (
  { dedicatedId, ownerId, lastId }: RoutingFacts,
  userid: string,
): Precedence['you'] | undefined => {
  if (dedicatedId === userid) return 'dedicated'
  if (ownerId === userid) return 'owner'
  return lastId === userid ? 'last' : undefined
}

/** Patience means something only where somebody could overtake. */
const headStart = (row: Queued, facts: RoutingFacts, { rules, now }: Asking): Precedence => {
  const queued = { sessionId: row._id, since: row.queuedAt ?? now, tags: facts.tags }
  if (rules.lanes.length === 0) return {}
  if (isOverdue(queued, rules, now)) return { patienceMs: rules.patienceMs }
  const lane = laneOf(queued, rules)
  return lane ? { lane } : {}
}

interface Asking {
  readonly rules: RoutingRules
  readonly now: Instant
}

/** Undefined: there is nothing to say. */
export const precedenceOf = (
  row: Queued,
  userid: string,
  { rules = oneGroup, now }: { readonly rules: RoutingRules | undefined; readonly now: Instant },
): Precedence | undefined => {
  const { routing: facts } = row
  if (!facts) return undefined
  const group = groupFor(rules, facts)?.name
  const you = youAre(facts, userid)
  const precedence = {
    ...(group !== undefined && { group }),
    ...headStart(row, facts, { rules, now }),
    ...(you && { you }),
    ...(facts.hops > 0 && { hops: facts.hops }),
  }
  return Object.keys(precedence).length > 0 ? precedence : undefined
}
