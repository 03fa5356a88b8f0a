import * as z from 'zod/mini'
import { FollowedUp } from '../../../core/followups/score'
import { DayNumbers, dayIdOf } from '../../../core/numbers/day'
import { Part } from '../../../core/numbers/part'
import { Tally } from '../../../core/numbers/tally'
import { RoutingFacts } from '../../../core/routing/waiting'
import { ShopId } from '../../../core/shared/ids'
import { Instant } from '../../../core/shared/time'
import type { Numbers, OverSession } from '../../numbers-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

const MOST_DAYS = 31
const MOST_SESSIONS = 100

const Over: z.ZodMiniType<OverSession> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    tally: z.optional(z.nullable(Tally)),
    routing: z.optional(RoutingFacts),
    stars: z.nullable(z.int()),
    isRepeated: z.optional(z.boolean()),
    followUp: z.optional(FollowedUp),
    counted: z.optional(z.object({ version: z.int(), part: Part })),
    lookAt: z.optional(z.nullable(Instant)),
  }),
)

type OfSessions = 'sessions' | 'keepPart' | 'lookAgain' | 'markRepeated' | 'markFollowedUp'

/** A session keeps in its row what was counted of it. */
const ofSessions = (cloudbase: Cloudbase): Pick<Numbers, OfSessions> => {
  const rows = new Collection(cloudbase, 'sessions', Over)
  const { command } = cloudbase
  return {
    sessions: async (ids) =>
      ids.length > 0 ? rows.find({ _id: command.in([...ids]) }, { limit: MOST_SESSIONS }) : [],
    keepPart: async (_id, counted) => {
      const older = [{ counted: null }, { 'counted.version': command.lt(counted.version) }]
      const filter = command.and([{ _id }, command.or(older)]) as unknown as { readonly _id: string }
      await rows.patch(filter, { counted })
    },
    lookAgain: async ({ _id, lookAt: before = null }, lookAt) => {
      await rows.patch({ _id, lookAt: before }, { lookAt })
    },
    markFollowedUp: async (_id, followUp, now) => {
      await rows.patch({ _id }, { followUp, lookAt: now })
    },
    markRepeated: async (_id, now) => {
      await rows.patch({ _id, isRepeated: command.neq(true) }, { isRepeated: true, lookAt: now })
    },
  }
}

export const cloudbaseNumbers = (cloudbase: Cloudbase): Numbers => {
  const days = new Collection(cloudbase, 'dayNumbers', DayNumbers)
  const { command } = cloudbase
  return {
    ...ofSessions(cloudbase),
    day: (shopId, date) => days.get(dayIdOf(shopId, date)),
    days: (shopId, from, to) => {
      const filter = { shopId, date: command.gte(from).lte(to) }
      return days.find(filter, { order: [['date', 'asc']], limit: MOST_DAYS })
    },
    put: (day, before) => putVersion(days, day, before),
    clearLast: async ({ _id, version }) => {
      await days.patch({ _id, version }, { last: [] })
    },
  }
}
