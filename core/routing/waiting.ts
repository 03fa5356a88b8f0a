import * as z from 'zod/mini'
import type { ConversationState, Service } from '../conversation/state'
import type { Instant } from '../shared/time'
import { Stage } from './rules'
import { stageOf, topicsOf } from './stage'

/** What routing knows of a session that waits; userids in WeCom. */
export const RoutingFacts = z.lazy(() =>
  z.object({
    stage: z.nullable(Stage),
    topics: z.array(z.string()),
    /** VIP, 高投诉风险 … (R44). */
    tags: z.array(z.string()),
    /** The shopper's own agent (R46). */
    dedicatedId: z.nullable(z.string()),
    /** Who had this session first: it stays his through transfers (R47). */
    ownerId: z.nullable(z.string()),
    /** Who served the shopper the last time. */
    lastId: z.nullable(z.string()),
    /** Who lost this session just now: it goes to somebody else, if anybody has a place. */
    avoidId: z.nullable(z.string()),
    /** From how many hands to other hands it went (R48). */
    hops: z.int(),
    /** The group that a person sent it to; absent in old rows. */
    groupId: z.optional(z.nullable(z.string())),
  }),
)
export type RoutingFacts = z.infer<typeof RoutingFacts>

export const nothingKnown: RoutingFacts = {
  stage: null,
  topics: [],
  tags: [],
  dedicatedId: null,
  ownerId: null,
  lastId: null,
  avoidId: null,
  hops: 0,
}

/** A session that waits for a person. */
export interface Waiting extends RoutingFacts {
  readonly sessionId: string
  readonly since: Instant
}

type Known = ConversationState['shopper']
type Begun = Exclude<Service, { status: 'none' }>

const ofShopper = (shopper: Known): Pick<RoutingFacts, 'tags' | 'dedicatedId'> => ({
  tags: shopper?.tags ?? [],
  dedicatedId: shopper?.dedicatedId ?? null,
})

/** Through whose hands it went. */
const ofHands = (service: Begun): Pick<RoutingFacts, 'ownerId' | 'hops' | 'avoidId' | 'groupId'> => ({
  ownerId: service.ownership?.ownerId ?? null,
  hops: service.ownership?.hops ?? 0,
  avoidId: service.status === 'queued' ? (service.avoidId ?? null) : null,
  groupId: service.groupId ?? null,
})

/** What is known of a conversation's session. */
export const routingFacts = ({ service, shopper, lastServed }: ConversationState): RoutingFacts => {
  if (service.status === 'none') return nothingKnown
  return {
    stage: stageOf(service.story),
    topics: topicsOf(service.story),
    lastId: lastServed?.agentId ?? null,
    ...ofShopper(shopper),
    ...ofHands(service),
  }
}
