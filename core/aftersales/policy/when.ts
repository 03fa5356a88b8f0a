import * as z from 'zod/mini'
import { Fen } from '../../shared/money'
import { CaseType, GoodsState, Reason } from '../kinds'

/** What a rule asks of a wish; what it leaves out fits everything. */
export const When = z.lazy(() =>
  z.object({
    types: z.optional(z.array(CaseType)),
    reasons: z.optional(z.array(Reason)),
    goods: z.optional(GoodsState),
    /** All of the goods are of these categories; none of them is of those. */
    categories: z.optional(z.array(z.string())),
    except: z.optional(z.array(z.string())),
    /** The order's goods have left the shop, or not. */
    sent: z.optional(z.boolean()),
    /** The money that is asked for, or what the goods cost where none is, is at most this. */
    mostFen: z.optional(Fen),
    /** At most so many calendar days after the day of receipt. */
    withinDays: z.optional(z.int().check(z.nonnegative())),
    /** Of her credit (credit.ts). */
    levels: z.optional(z.array(z.string())),
    /** Photos and films that she gave, together at least (R122). */
    pieces: z.optional(z.int().check(z.positive())),
    /** Her words name a sign that the category's definition calls obvious (R116). */
    obvious: z.optional(z.literal(true)),
  }),
)
export type When = z.infer<typeof When>
