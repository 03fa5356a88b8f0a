import * as z from 'zod/mini'

/** 售前 before an order, 售中 while it is on its way, 售后 when something is wrong with it (R45). */
export const Stage = z.enum(['presales', 'sale', 'aftersales'])
export type Stage = z.infer<typeof Stage>

const duration = () => z.int().check(z.nonnegative())

/** A group of agents (R45), who say in `Agent.groups` that they are in it. */
const RoutingGroup = z.lazy(() =>
  z.object({
    id: z.string(),
    /** 售前, as agents read it. */
    name: z.string(),
    /** What it serves. */
    stages: z.array(Stage),
    /** Shoppers with one of these tags come here whatever they ask (R44). */
    tags: z._default(z.array(z.string()), []),
    /** Who may help when nobody of the group had a place for so long, ms of waiting. */
    overflow: z.array(z.object({ afterMs: duration(), to: z.string() })),
  }),
)
export type RoutingGroup = z.infer<typeof RoutingGroup>

const Lane = z.lazy(() => z.object({ tag: z.string(), aheadMs: duration() }))
/** Shoppers with that tag wait as if they had come so much earlier, ms: a head start, never a wall. */
export type Lane = z.infer<typeof Lane>

/** How the queue of a shop is given to its agents. */
export const RoutingRules = z.lazy(() =>
  z.object({
    groups: z.array(RoutingGroup),
    lanes: z.array(Lane),
    /** Who has waited so long is overtaken by nobody any more, ms. */
    patienceMs: duration(),
    /** So long a shopper waits for the agent who is his alone while that one is full, ms (R46). */
    dedicatedWaitMs: duration(),
  }),
)
export type RoutingRules = z.infer<typeof RoutingRules>

/** A shop that says nothing has one group, and the oldest goes first. */
export const oneGroup: RoutingRules = { groups: [], lanes: [], patienceMs: 0, dedicatedWaitMs: 0 }

/** By what a session is given to a group. */
interface Sorted {
  readonly stage: Stage | null
  readonly tags: readonly string[]
  /** Where a person has sent it. */
  readonly groupId?: string | null | undefined
}

/** Which group serves it: the one that it was sent to, else by the shopper's tags, else by what it is about; null: anybody. */
export const groupFor = (
  { groups }: RoutingRules,
  { stage, tags, groupId = null }: Sorted,
): RoutingGroup | null =>
  groups.find(({ id }) => id === groupId) ??
  groups.find((group) => group.tags.some((tag) => tags.includes(tag))) ??
  groups.find(({ stages }) => stage !== null && stages.includes(stage)) ??
  null
