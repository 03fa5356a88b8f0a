import * as z from 'zod/mini'
import { SECOND } from '../shared/time'

/** What a shop aims at; data of the shop, these are the usual ones. */
export const Goals = z.lazy(() =>
  z.object({
    /** Until a person's first words, ms on average (R155). */
    firstMs: z.int().check(z.positive()),
    /** Resolved at first contact, percent (R157). */
    firstContactPercent: z.int().check(z.minimum(0), z.maximum(100)),
    /** Stars on average (R158). */
    stars: z.number().check(z.minimum(1), z.maximum(5)),
  }),
)
export type Goals = z.infer<typeof Goals>

export const usualGoals: Goals = { firstMs: 60 * SECOND, firstContactPercent: 85, stars: 4.5 }
