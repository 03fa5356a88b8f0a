import type { Fen } from '../../shared/money'
import type { Reason } from '../kinds'
import type { PolicyDecision } from './decision'
import type { PolicyFacts } from './facts'
import type { AfterSalesPolicy, CaseEnd } from './policy'
import { ruleFor, subjectOf } from './subject'

/** How much this role decides alone, fen (R48); null: without limit. */
export const authorityFenOf = (
  { authority }: Pick<AfterSalesPolicy, 'authority'>,
  role: 'agent' | 'supervisor',
): Fen | null => authority[role]

/** The catalogue for refusing a wish with this reason: what the policy itself says against it comes first. */
export const rejectsFor = (
  { rejects }: Pick<AfterSalesPolicy, 'rejects'>,
  reason: Reason,
  { refusals }: Pick<PolicyDecision, 'refusals'>,
): readonly { readonly id: string; readonly text: string }[] => {
  const codes = new Set(refusals.map(({ code }) => code))
  const fitting = rejects.filter(({ reasons }) => reasons?.includes(reason) ?? true)
  const isSaid = ({ refusals: own }: (typeof rejects)[number]): boolean => own.some((code) => codes.has(code))
  return [...fitting.filter(isSaid), ...fitting.filter((one) => !isSaid(one))].map(({ id, text }) => ({
    id,
    text,
  }))
}

/** The coupon that follows on a case that ended so (R135); null: none. */
export const couponFor = (
  policy: AfterSalesPolicy,
  facts: PolicyFacts,
  end: CaseEnd,
): AfterSalesPolicy['coupons'][number] | null => {
  const coupons = policy.coupons.filter(({ after }) => after.includes(end))
  return ruleFor(coupons, subjectOf(policy, facts)) ?? null
}
