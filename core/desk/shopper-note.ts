import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'

/** What agents remember of a shopper. `_id` is made of her and the writer's own id, so that a repeat is the same note. */
export const ShopperNote = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    by: z.object({ userid: z.string(), name: z.string() }),
    text: z.string(),
    at: Instant,
  }),
)
export type ShopperNote = z.infer<typeof ShopperNote>
