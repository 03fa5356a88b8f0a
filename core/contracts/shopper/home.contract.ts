import * as z from 'zod/mini'
import { OrderCard } from '../../orders/order-view'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { OpeningSpan, SpecialDays } from '../../shop/shop'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

/** An after-sales case as the home page shows it; few fields, because every phone loads their schema first. */
const HomeCase = z.object({
  caseNo: z.string(),
  /** As in the case's headline: `by` stands where `{by}` does. */
  title: z.string(),
  text: z.string(),
  by: z.nullable(Instant),
  amountFen: Fen,
  image: z.optional(z.string()),
})

export const HomeView = z.lazy(() =>
  z.object({
    shopName: z.string(),
    /** 张女士，上午好 */
    greeting: z.string(),
    service: z.discriminatedUnion('status', [
      z.object({ status: z.literal('open'), waitMs: z.nullable(z.int()), ahead: z.int() }),
      z.object({ status: z.literal('closed'), opensAt: z.nullable(Instant) }),
    ]),
    recentOrders: z.array(OrderCard),
    /** The newest after-sales case that is not over. */
    openCase: z.optional(HomeCase),
    /** What shoppers ask most; `key`: of its answer in what the shop knows. */
    quickQuestions: z.array(z.object({ title: z.string(), key: z.optional(z.string()) })),
    phone: z.nullable(z.string()),
    /** Absent when the shop has none. */
    email: z.optional(z.string()),
    hours: z.array(OpeningSpan),
    /** The next sixty days that are not as their weekday; the first that holds a day counts. */
    specialDays: z._default(z.array(SpecialDays), []),
    now: Instant,
  }),
)
export type HomeView = z.infer<typeof HomeView>

export const homeContract = {
  view: procedure({ roles, input: z.object({}), output: HomeView }),
}
