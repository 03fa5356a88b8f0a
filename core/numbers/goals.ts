import * as z from 'zod/mini'
import { SECOND } from '../shared/time'

/** What a shop that says nothing of it is held to. */
const LATE_NEWS = { percent: 5, least: 20 } as const

/** What a shop aims at; data of the shop, these are the usual ones. */
export const Goals = z.lazy(() =>
  z.object({
    /** Until a person's first words, ms on average (R155). */
    firstMs: z.int().check(z.positive()),
    /** Resolved at first contact, percent (R157). */
    firstContactPercent: z.int().check(z.minimum(0), z.maximum(100)),
    /** Stars on average (R158). */
    stars: z.number().check(z.minimum(1), z.maximum(5)),
    /** Of the news owed on level L2, as many percent may be late; from then on the supervisors are told (R43). */
    lateNewsPercent: z._default(z.number().check(z.positive(), z.maximum(100)), LATE_NEWS.percent),
    /** So many news of a day say something at all: one of three is no alarm. */
    lateNewsLeast: z._default(z.int().check(z.positive()), LATE_NEWS.least),
  }),
)
export type Goals = z.infer<typeof Goals>

export const usualGoals: Goals = {
  ...{ firstMs: 60 * SECOND, firstContactPercent: 85, stars: 4.5 },
  ...{ lateNewsPercent: LATE_NEWS.percent, lateNewsLeast: LATE_NEWS.least },
}
