import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { CaseNo } from './numbers'

/** A person, or a rule of the shop's policy in the version that decided. */
export const ApprovedBy = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), agentId: z.string(), name: z.string() }),
    z.object({ kind: z.literal('rule'), rule: z.string(), policyVersion: z.int() }),
  ]),
)

/** Without one no money moves. The amount is all that was approved for the case so far, not what came last. */
export const Approval = z.lazy(() =>
  z.object({
    caseNo: CaseNo,
    amountFen: Fen.check(z.positive()),
    at: Instant,
    by: ApprovedBy,
  }),
)
export type Approval = z.infer<typeof Approval>
