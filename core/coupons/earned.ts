import type { Case } from '../aftersales/case'
import { creditOf } from '../aftersales/policy/credit'
import { couponFor } from '../aftersales/policy/lists'
import type { AfterSalesPolicy, CaseEnd } from '../aftersales/policy/policy'
import type { CaseRecord } from '../aftersales/record'
import type { GrantedRule } from './coupon'

/** How a case has ended, as coupons ask for it; null while it is open, and where she withdrew it or sent nothing back. */
export const endOf = ({ status, outcome }: Pick<Case, 'status' | 'outcome'>): CaseEnd | null => {
  if (status === 'refunded') return 'refunded'
  if (status !== 'closed') return null
  return outcome === 'replaced' || outcome === 'rejected' ? outcome : null
}

/**
 * Something speaks against her: what came back was not what she had described, or her history has put her into a level
 * of credit that is a warning (one that any of its marks leads to). Nobody like that is sent a coupon.
 */
const isFlagged = ({ state, facts }: CaseRecord, { credit }: AfterSalesPolicy): boolean => {
  const { level } = creditOf(facts.history, credit, facts.now)
  return state.findings.length > 0 || credit.levels.find(({ id }) => id === level)?.needs === 'any'
}

/** The rules of the policy whose coupons can be issued: a stock of them stands ready at WeChat Pay. */
export const issuable = ({ coupons }: Pick<AfterSalesPolicy, 'coupons'>): readonly GrantedRule[] =>
  coupons.flatMap(({ id, amountFen, leastSpendFen, stockId }) =>
    stockId === undefined ? [] : [{ id, amountFen, leastSpendFen, stockId }],
  )

/** What a person may grant for a case that is over; nothing for one that is flagged. */
export const grantable = (record: CaseRecord, policy: AfterSalesPolicy): readonly GrantedRule[] =>
  endOf(record.state) === null || isFlagged(record, policy) ? [] : issuable(policy)

/** The coupon that a case has earned by its end (R135); null: none. */
export const earnedBy = (record: CaseRecord, policy: AfterSalesPolicy): GrantedRule | null => {
  const end = endOf(record.state)
  const rule = end && couponFor(policy, record.facts, end)
  return (rule && grantable(record, policy).find(({ id }) => id === rule.id)) ?? null
}
