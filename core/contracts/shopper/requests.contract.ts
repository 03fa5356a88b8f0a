import * as z from 'zod/mini'
import { RequestView } from '../../orders/requests/request'
import { Wanted } from '../../orders/requests/wanted'
import { ClientId, OrderNo } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const
const output = z.object({ request: RequestView, now: Instant })

export const requestsContract = {
  /** Asks for a cancellation or another address before the order is sent. Repeated, it answers the first answer. */
  submit: procedure({
    roles,
    input: z.object({ clientId: ClientId, orderNo: OrderNo, wanted: Wanted }),
    output,
  }),
  /** Takes a request back that nobody has answered yet. */
  withdraw: procedure({ roles, input: z.object({ orderNo: OrderNo, number: z.int() }), output }),
}
