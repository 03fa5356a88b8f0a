import * as z from 'zod/mini'
import { OrderStatus } from '../../orders/order'
import { OrderCard, OrderDetail } from '../../orders/order-view'
import { RequestView } from '../../orders/requests/request'
import { OrderNo } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

export const ordersContract = {
  /** One's own orders, newest first, 20 a page. */
  list: procedure({
    roles,
    input: z.object({ status: z.optional(OrderStatus), cursor: z.optional(z.string()) }),
    output: z.object({ orders: z.array(OrderCard), next: z.nullable(z.string()), now: Instant }),
  }),
  /** One's own order in full; somebody else's is `notFound`. */
  find: procedure({
    roles,
    input: z.object({ orderNo: OrderNo }),
    output: z.object({
      order: OrderDetail,
      /** What was asked of it, newest first. */
      requests: z.array(RequestView),
      /** Until when a request that is made now is answered. */
      answerBy: z.object({ cancel: Instant, address: Instant }),
      now: Instant,
    }),
  }),
}
