import * as z from 'zod/mini'
import { ShopId, UserId } from '../shared/ids'
import { HOUR, startOfDay, Instant } from '../shared/time'
import { dutyAt } from './duty'
import type { Agent } from './agent'

/** A stretch in which somebody was on duty. `_id` = shopId:userid:from. */
export const Shift = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    userid: UserId,
    from: Instant,
    /** No longer part of it. */
    to: Instant,
    /** Sessions that he could hold at once. */
    capacity: z.int(),
  }),
)
export type Shift = z.infer<typeof Shift>

/** How long it may be looked at, ms: as long as the numbers of days that a page shows, and some more. */
export const SHIFT_KEPT_MS = 40 * 24 * HOUR

/** Of somebody who is on duty, or was until it ended by itself; null: he is not. Who began unseen began that day. */
export const shiftOf = (agent: Agent, now: Instant): Shift | null => {
  if (agent.duty !== 'on') return null
  const { _id, shopId, userid, capacity } = agent
  const to = Math.min(now, agent.onUntil ?? now)
  const from = agent.onSince ?? startOfDay(to - 1)
  return from < to ? { _id: `${_id}:${from}`, shopId, userid, from, to, capacity } : null
}

/** Since when he is on duty who says so now. */
export const onSince = (agent: Agent, now: Instant): Instant =>
  dutyAt(agent, now) === 'on' ? (agent.onSince ?? startOfDay(now)) : now

/** How many were on duty in that hour, on average, and how many places they had. */
export interface Staffed {
  readonly agents: number
  readonly places: number
}

/** `shifts` of one agent do not overlap. Of an hour that is not over, what has passed until `now` counts. */
export const staffedIn = (shifts: readonly Shift[], begins: Instant, now: Instant): Staffed => {
  const ends = Math.min(begins + HOUR, now)
  if (ends <= begins) return { agents: 0, places: 0 }
  const shares = shifts.map(({ from, to, capacity }) => {
    const share = Math.max(0, Math.min(to, ends) - Math.max(from, begins)) / (ends - begins)
    return { agents: share, places: share * capacity }
  })
  return shares.reduce((sum, one) => ({ agents: sum.agents + one.agents, places: sum.places + one.places }), {
    agents: 0,
    places: 0,
  })
}
