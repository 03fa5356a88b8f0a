import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { LateNews } from './late-news'
import { Part } from './part'
import { nothing, plus, plusRow, Sums, SumsOf } from './sums'

/** A session as it was counted into its day. */
const Counted = z.object({ sessionId: z.string(), part: Part })

/**
 * The sums of a shop's day. `_id` = shopId:date. What was counted last stands in it until every session of it has
 * written down its own part: nothing is counted twice, wherever a run broke off.
 */
export const DayNumbers = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    /** 2025-11-21, in China. */
    date: z.string(),
    version: z.int(),
    total: Sums,
    /** By hour 00–23, by the group's id (empty: anybody's), by userid in WeCom. */
    hours: z.array(SumsOf),
    groups: z.array(SumsOf),
    agents: z.array(SumsOf),
    last: z.array(Counted),
    lateNews: z.optional(LateNews),
  }),
)
export type DayNumbers = z.infer<typeof DayNumbers>

export const dayIdOf = (shopId: string, date: string): string => `${shopId}:${date}`

export const newDay = (shopId: string, date: string): DayNumbers => ({
  _id: dayIdOf(shopId, date),
  shopId,
  date,
  version: 0,
  total: nothing,
  hours: [],
  groups: [],
  agents: [],
  last: [],
})

/** A session that is to be counted: its part now, and as it was counted before. */
export interface Change {
  readonly sessionId: string
  readonly before: Part | null
  readonly after: Part
}

const withPart = (day: DayNumbers, part: Part, sign: 1 | -1): DayNumbers => ({
  ...day,
  total: plus(day.total, part.whole, sign),
  hours: plusRow(day.hours, { key: part.hour, sums: part.whole }, sign),
  groups: plusRow(day.groups, { key: part.group, sums: part.whole }, sign),
  agents: part.agents.reduce((rows, row) => plusRow(rows, row, sign), day.agents),
})

/** The day with these sessions counted as they are now. */
export const counted = (day: DayNumbers, changes: readonly Change[]): DayNumbers => ({
  ...changes.reduce(
    (so, { before, after }) => withPart(before ? withPart(so, before, -1) : so, after, 1),
    day,
  ),
  version: day.version + 1,
  last: changes.map(({ sessionId, after }) => ({ sessionId, part: after })),
})
