import * as z from 'zod/mini'
import { Instant } from '../../shared/time'

/** How an order that belonged to nobody got its owner: this is the record of who did it, and when. */
export const Claim = z.object({
  at: Instant,
  how: z.enum(['phone', 'details', 'agent']),
  /** The agent's userid in WeCom, and the session in which it was asked for. */
  by: z.optional(z.string()),
  sessionId: z.optional(z.string()),
})
export type Claim = z.infer<typeof Claim>

const NAME_MAX = 50

/** What a shopper knows of an order that is hers; messages are refusal codes, each belongs to its field. */
export const ClaimDetails = z.lazy(() =>
  z.object({
    orderNo: z.string('orderNoFormat').check(z.trim(), z.regex(/^[A-Za-z0-9_-]{4,40}$/, 'orderNoFormat')),
    phoneTail: z.string('phoneTailFormat').check(z.trim(), z.regex(/^\d{4}$/, 'phoneTailFormat')),
    recipient: z
      .string('recipientMissing')
      .check(z.trim(), z.minLength(1, 'recipientMissing'), z.maxLength(NAME_MAX, 'recipientTooLong')),
  }),
)
export type ClaimDetails = z.infer<typeof ClaimDetails>
