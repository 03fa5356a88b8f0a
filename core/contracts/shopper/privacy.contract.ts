import * as z from 'zod/mini'
import { PrivacyPolicy } from '../../privacy/policy'
import { Blocker, RequestKind } from '../../privacy/request'
import { ClientId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

/** A request as its shopper sees it. */
const DataRequestView = z.object({
  kind: RequestKind,
  status: z.enum(['submitted', 'preparing', 'ready', 'expired', 'deleted', 'refused', 'withdrawn']),
  at: Instant,
  /** Of one that was submitted: when it begins, until then it can be withdrawn. */
  beginsAt: z.optional(Instant),
  reason: z.optional(Blocker),
  /** Of one that is ready: where it lies, and until when. */
  url: z.optional(z.string()),
  until: z.optional(Instant),
})
export type DataRequestView = z.infer<typeof DataRequestView>

export const PrivacyView = z.object({
  shopName: z.string(),
  phone: z.nullable(z.string()),
  policy: PrivacyPolicy,
  requests: z.array(DataRequestView),
  now: Instant,
})
export type PrivacyView = z.infer<typeof PrivacyView>

export const privacyContract = {
  /** What the shop keeps and how long; where one's own requests stand. */
  view: procedure({ roles, input: z.object({}), output: PrivacyView }),
  /** Asks for a copy of one's data, or for their end. A repeat with the same clientId is the same request. */
  submit: procedure({
    roles,
    input: z.object({ kind: RequestKind, clientId: ClientId }),
    output: PrivacyView,
  }),
  /** Takes back a request that has not begun. */
  withdraw: procedure({ roles, input: z.object({ kind: RequestKind }), output: PrivacyView }),
}
