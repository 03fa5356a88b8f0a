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

/** One piece of what a shop knows: asked in many ways, answered in one. */
export const Entry = z.object({
  /** Its name in files; unique in a shop. */
  key: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  /** R100: 订单, 支付, 配送, 商品, 售后 to begin with. */
  category: z.string().check(z.minLength(1), z.maxLength(20)),
  title: z.string().check(z.minLength(2), z.maxLength(60)),
  /** The same in the words that shoppers use. */
  similar: z.array(z.string().check(z.minLength(2), z.maxLength(60))).check(z.maxLength(100)),
  /** `{审核时限}` and the like are filled from the shop's policy, so that they cannot go stale. */
  answer: z.string().check(z.minLength(1), z.maxLength(1_000)),
  leadsTo: z.optional(LeadsTo),
})
export type Entry = z.infer<typeof Entry>
