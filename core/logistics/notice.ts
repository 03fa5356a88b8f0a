import * as z from 'zod/mini'
import { Instant } from '../shared/time'

/** It stands still for too long (R41), or its carrier says that something happened to it. */
export const ParcelTrouble = z.enum(['stalled', 'exception'])
export type ParcelTrouble = z.infer<typeof ParcelTrouble>

/** In the chat: a parcel of hers has met with something, and the shop sees to it (R138). */
export const ParcelNotice = z.lazy(() =>
  z.object({
    type: z.literal('parcel'),
    orderNo: z.string(),
    /** What it brings: an order's goods, goods that go back, goods in place of others. */
    brings: z.enum(['order', 'return', 'replacement']),
    trouble: ParcelTrouble,
    company: z.string(),
    trackingNo: z.string(),
    /** What was heard of it last. */
    last: z.optional(z.object({ at: Instant, text: z.string() })),
  }),
)
export type ParcelNotice = z.infer<typeof ParcelNotice>
