import * as z from 'zod/mini'
import type { Fen } from '../../shared/money'
import type { CaseType } from '../kinds'
import type { Ruling } from '../ruling'
import type { Credit } from './credit'
import { RefusalCode, type EvidenceNeed } from './policy'

/** Why the wish does not fit, by which rule; of which of the goods (index into the order's items). */
export const Refusal = z.lazy(() =>
  z.object({
    code: RefusalCode,
    rule: z.nullable(z.string()),
    item: z.optional(z.int()),
    /** Within which it would have fitted, days. */
    days: z.optional(z.int()),
  }),
)
export type Refusal = z.infer<typeof Refusal>

/** What the policy says of a wish: the ruling that is kept with the case, and what a page needs beside it. */
export interface PolicyDecision extends Ruling {
  /** refused: the policy says no, but only a person does so; the shopper can still ask one (C15). */
  readonly verdict: 'approved' | 'review' | 'refused'
  /** What may be asked for this reason (R123, R134). */
  readonly types: readonly CaseType[]
  /** What is refunded if it is approved as it stands: never more than there is. */
  readonly amountFen: Fen
  readonly refusals: readonly Refusal[]
  /** What is still to be shown; null: nothing. */
  readonly missing: EvidenceNeed | null
  /** Are the goods unopened? She has to be asked. */
  readonly asksUnopened: boolean
  /** The written definition of a quality problem for these goods, where the reason is one (R121). */
  readonly definitions: readonly string[]
  /** How goods have to be that go back (R118); empty where nothing does. */
  readonly conditions: readonly string[]
  readonly credit: Credit
}
