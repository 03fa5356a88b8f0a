import * as z from 'zod/mini'
import { ShopId, UserId } from '../shared/ids'
import { Instant } from '../shared/time'

/** on 接待中, busy 暂停接待 (keeps what he has), off 下班. */
export const Duty = z.enum(['on', 'busy', 'off'])
export type Duty = z.infer<typeof Duty>

/** A supervisor (主管) may read every session, and is told when one waits too long. */
export const AgentRole = z.enum(['agent', 'supervisor'])
export type AgentRole = z.infer<typeof AgentRole>

/** A person who answers shoppers. `_id` = shopId:userid. */
export const Agent = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    /** The member's id in WeCom. */
    userid: UserId,
    name: z.string(),
    /** Absent: agent. */
    role: z.optional(AgentRole),
    /** As he said it last; ask `dutyAt` (duty.ts) what holds now. */
    duty: Duty,
    /** Being on duty ends then by itself; null: never. */
    onUntil: z.optional(z.nullable(Instant)),
    /** Since when he is on duty; of no meaning while he is not. Absent in old agents. */
    onSince: z.optional(Instant),
    /** Sessions that he can hold at once; a hard cap, held by places. */
    capacity: z.int().check(z.minimum(1)),
    /** Ids of the groups that he serves (rules.ts); absent: all of them. */
    groups: z.optional(z.array(z.string())),
    /** When he gave the last place back: among equals the longest idle goes first. */
    freedAt: z.optional(Instant),
    /** Topics that he is good at (core/bot/topics.ts). */
    skills: z.optional(z.array(z.string())),
  }),
)
export type Agent = z.infer<typeof Agent>

/** As conversations name somebody of the staff. */
export const personOf = ({ userid, name }: Pick<Agent, 'userid' | 'name'>) => ({ agentId: userid, name })

/** A place that is taken. `_id` = shopId:userid:n, n from 1 to the agent's capacity. */
export const Place = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    agentId: z.string(),
    conversationId: z.string(),
    sessionId: z.string(),
    takenAt: Instant,
    /** Of this taking alone: the same place may be taken again at once, for the same session too. */
    mark: z.optional(z.string()),
  }),
)
export type Place = z.infer<typeof Place>

/** What choosing an agent needs of a place that is taken. */
export type TakenPlace = Pick<Place, '_id' | 'agentId' | 'sessionId' | 'takenAt'>

export const agentIdOf = (shopId: string, userid: string): string => `${shopId}:${userid}`
export const placeIdOf = (agentId: string, n: number): string => `${agentId}:${n}`
