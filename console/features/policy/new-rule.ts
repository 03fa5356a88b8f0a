import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { DAY, startOfDay, type Instant } from '../../../core/shared/time'
import { newClientId } from '../conversation/client-id'
import type { RuleList } from './lists'

/** Lists to which a merchant can add: caps are one for each shopper and one for the shop. */
export type Addable = Exclude<RuleList, 'caps'>

type Rules = Pick<PolicyDraft, Exclude<Addable, 'levels'>> & {
  readonly levels: PolicyDraft['credit']['levels']
}
type First<L extends Addable> = (draft: PolicyDraft, now: Instant) => Omit<Rules[L][number], 'id'>

/** A grant begins small: what nobody narrowed down yet must not let much go. */
const small = 5_000

const firsts: { readonly [L in Addable]: First<L> } = {
  categories: () => ({
    ...{ name: '', words: [], noReason: { days: 7, unopened: false }, conditions: [] },
    quality: { definition: '', days: 15, evidence: { pieces: 1, videos: 0 }, obvious: [] },
  }),
  remedies: () => ({ when: {}, types: [] }),
  evidence: () => ({ when: {}, need: { pieces: 1, videos: 0 } }),
  freight: ({ quality }) => ({
    when: { reasons: [...quality] },
    ...{ payer: 'shop', compensationFen: 0 },
  }),
  approvals: () => ({ when: { mostFen: small, withinDays: 7 } }),
  returnFree: ({ quality }) => ({ when: { reasons: [...quality], mostFen: small, pieces: 1 } }),
  instant: () => ({ when: { mostFen: small, withinDays: 7 } }),
  prepay: () => ({ when: { mostFen: small, withinDays: 7 } }),
  campaigns: (_, now) => ({
    ...{ name: '', from: startOfDay(now) + DAY, to: startOfDay(now) + 4 * DAY },
    ...{ counts: 'ordered', grants: 'instant', when: { mostFen: small } },
  }),
  coupons: ({ quality }) => ({
    ...{ when: { reasons: [...quality] }, after: ['refunded'] },
    ...{ amountFen: 500, leastSpendFen: 4_900, validDays: 30 },
  }),
  rejects: () => ({ text: '', refusals: [] }),
  levels: () => ({ name: '', needs: 'all', conditions: [{ metric: 'orders', atLeast: 1 }] }),
}

/** A further rule as it begins, with an id that no policy has. */
export const newRule = (list: Addable, draft: PolicyDraft, now: Instant): { readonly id: string } => ({
  ...firsts[list](draft, now),
  id: newClientId(),
})
