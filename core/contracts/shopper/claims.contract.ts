import * as z from 'zod/mini'
import { ClaimDetails } from '../../orders/claim/claim'
import { OrderCard } from '../../orders/order-view'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

export const claimsContract = {
  /** Orders of nobody that went to the phone number which WeChat vouches for become hers; often there are none. */
  byPhone: procedure({
    roles,
    /** What the phone number button gave (getPhoneNumber): good for one use within 5 minutes. */
    input: z.object({ code: z.string().check(z.minLength(1), z.maxLength(512)) }),
    output: z.object({ orders: z.array(OrderCard) }),
  }),
  /** One order of nobody becomes hers; whatever is wrong, the answer is `claimWrong`. */
  byDetails: procedure({ roles, input: ClaimDetails, output: z.object({ order: OrderCard }) }),
}
