import * as z from 'zod/mini'

/** Where an answer leads on: what solves it, one tap away. */
export const LeadsTo = z.enum([
  'orders',
  'parcel',
  'cancel',
  'address',
  'aftersales',
  'cases',
  'invoice',
  'coupon',
  'claim',
  'privacy',
  'person',
])
export type LeadsTo = z.infer<typeof LeadsTo>
