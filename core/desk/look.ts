import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { HOUR, Instant } from '../shared/time'

/** Somebody read a session that is not his: kept when the shopper's data are gone. `_id` names it once an hour. */
export const Look = z.object({
  _id: z.string(),
  shopId: ShopId,
  /** A digest of the shopper, so that nothing of the person stays. */
  subject: z.string(),
  action: z.literal('read'),
  sessionId: z.string(),
  /** Userid in WeCom. */
  by: z.string(),
  at: Instant,
})
export type Look = z.infer<typeof Look>

export const lookOf = (look: Omit<Look, '_id' | 'action'>): Look => ({
  ...look,
  _id: `${look.sessionId}:read:${look.by}:${Math.floor(look.at / HOUR)}`,
  action: 'read',
})
