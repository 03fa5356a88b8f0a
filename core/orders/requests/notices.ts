import * as z from 'zod/mini'
import { Instant } from '../../shared/time'
import { OrderStatus } from '../order'
import { OrderCard } from '../order-view'
import { RequestView } from './request'
import { RequestKind } from './wanted'

/** In the chat: how a request stands now. */
export const RequestNotice = z.lazy(() =>
  z.object({
    type: z.literal('request'),
    orderNo: z.string(),
    number: z.int(),
    request: RequestKind,
    status: RequestView.shape.status,
    answerBy: Instant,
    reason: z.optional(z.string()),
    orderStatus: z.optional(OrderStatus),
  }),
)
export type RequestNotice = z.infer<typeof RequestNotice>

/** In the chat: an agent linked an order to the shopper, or took that back. */
export const LinkedNotice = z.lazy(() =>
  z.object({
    type: z.enum(['orderLinked', 'orderUnlinked']),
    orderNo: z.string(),
    agentName: z.string(),
  }),
)

/** The bot offers the form of a request, for each order of which it may be asked. */
export const RequestFormBody = z.object({
  kind: z.literal('requestForm'),
  text: z.string(),
  request: RequestKind,
  orders: z.array(OrderCard),
})
