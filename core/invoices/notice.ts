import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'

/** In the chat: how a request for an invoice stands now. */
export const InvoiceNotice = z.lazy(() =>
  z.object({
    type: z.literal('invoice'),
    orderNo: z.string(),
    /** 财务正在开票 … */
    title: z.string(),
    amountFen: Fen,
    /** By when it is issued. */
    by: z.optional(Instant),
    /** What she is asked, or why not. */
    words: z.optional(z.string()),
  }),
)
export type InvoiceNotice = z.infer<typeof InvoiceNotice>
