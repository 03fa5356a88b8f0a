import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { HOUR, Instant } from '../shared/time'

/**
 * Somebody read a session or a case that is not his, or where an order goes in full: kept when the shopper's data are
 * gone.
 * `_id` names it once an hour.
 */
export const Look = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    /** A digest of the shopper, so that nothing of the person stays. */
    subject: z.string(),
    action: z.enum(['read', 'revealed']),
    /** One of both is what was read. */
    sessionId: z.optional(z.string()),
    caseNo: z.optional(z.string()),
    /** Of `revealed`. */
    orderNo: z.optional(z.string()),
    /** Userid in WeCom. */
    by: z.string(),
    at: Instant,
  }),
)
export type Look = z.infer<typeof Look>

const idOf = ({ sessionId, caseNo, action, orderNo, by, at }: Omit<Look, '_id'>): string =>
  [sessionId, caseNo, action, orderNo, by, Math.floor(at / HOUR)]
    .filter((part) => part !== undefined)
    .join(':')

export const lookOf = (look: Omit<Look, '_id'>): Look => ({ ...look, _id: idOf(look) })
