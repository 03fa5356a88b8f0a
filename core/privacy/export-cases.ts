import type { CaseDraft } from '../aftersales/form'
import type { CaseRow } from '../aftersales/row'
import type { Coupon } from '../coupons/coupon'
import type { Insurance } from '../insurance/insurance'
import type { Payout } from '../refunds/payout'
import type { Instant } from '../shared/time'

const timeText = (at: Instant): string => new Date(at).toISOString()

/** What she asked for after the sale, and what became of it. */
export const caseLine = ({ orderNo, record }: Pick<CaseRow, 'orderNo' | 'record'>): object => {
  const { caseNo, openedAt, changedAt, state, rating } = record
  return {
    ...{ kind: 'case', caseNo, orderNo, at: timeText(openedAt), changedAt: timeText(changedAt) },
    ...{ wish: state.wish, status: state.status, terms: state.terms },
    ...(rating && { rating: { stars: rating.stars, comment: rating.comment, at: timeText(rating.at) } }),
  }
}

/** What she filled in and did not send. */
export const draftLine = (kept: {
  readonly orderNo: string
  readonly draft: CaseDraft
  readonly savedAt: Instant
}): object => ({ kind: 'caseDraft', orderNo: kept.orderNo, at: timeText(kept.savedAt), draft: kept.draft })

/** Money to her that is no refund. */
export const payoutLine = ({ caseNo, purpose, amountFen, frozenAt, state }: Payout): object => ({
  ...{ kind: 'payout', caseNo, purpose, amountFen, at: timeText(frozenAt), status: state.status },
})

/** Coupons that she was given for her cases. */
export const couponLine = ({ caseNo, amountFen, frozenAt, state }: Coupon): object => ({
  ...{ kind: 'coupon', caseNo, amountFen, at: timeText(frozenAt), status: state.status },
})

/** Her freight insurances. */
export const insuranceLine = (insurance: Insurance): object => {
  const { orderNo, offeredAt, status, payer, coverFen, premiumFen, paidFen } = insurance
  return { kind: 'insurance', orderNo, at: timeText(offeredAt), status, payer, coverFen, premiumFen, paidFen }
}
