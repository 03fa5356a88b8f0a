import * as z from 'zod/mini'
import { OrderInsurance } from '../../insurance/view'
import { OrderNo } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

export const insuranceContract = {
  /** 退货包运费 or 退货运费险 of one's own order; null when nobody stands for any. Somebody else's is `notFound`. */
  ofOrder: procedure({
    roles: ['shopper'],
    input: z.object({ orderNo: OrderNo }),
    output: z.object({ insurance: z.nullable(OrderInsurance), now: Instant }),
  }),
}
