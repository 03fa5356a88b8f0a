import * as z from 'zod/mini'
import { InsuranceQuote } from '../../insurance/quote'
import { OrderInsurance } from '../../insurance/view'
import { OrderNo } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

export const insuranceContract = {
  /** 退货包运费 or 退货运费险 of one's own order; null when nobody stands for any. Somebody else's is `notFound`. */
  ofOrder: procedure({
    roles: ['shopper'],
    input: z.object({ orderNo: OrderNo }),
    output: z.object({
      insurance: z.nullable(OrderInsurance),
      /** Of an order that is not paid yet: what it is going to have. */
      quote: z.nullable(InsuranceQuote),
      now: Instant,
    }),
  }),
  /**
   * For the checkout (R128): what an order of this amount, sent there, is going to have; null for nothing. What she buys
   * comes with the paid order as `insurancePremiumFen` (docs/intake.md).
   */
  quote: procedure({
    roles: ['shopper'],
    input: z.object({
      paidFen: z.int().check(z.positive(), z.lte(100_000_000)),
      place: z.object({
        province: z.optional(z.string().check(z.maxLength(40))),
        city: z.optional(z.string().check(z.maxLength(40))),
      }),
    }),
    output: z.object({ quote: z.nullable(InsuranceQuote), now: Instant }),
  }),
}
