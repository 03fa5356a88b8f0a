import type { Approval } from '../../core/refunds/approval'
import { freezePayout, type Payout } from '../../core/refunds/payout'
import type { Instant } from '../../core/shared/time'
import type { PayOut, PayOutAnswer, PayOutWish } from '../insurance-ports'
import type { PayoutBook } from '../money-ports'

const MOST_TRIES = 5

/** How a payout stands. A word that is doubted is none: until a person has looked, nobody pays once more. */
const standingOf = ({ number, state, doubts }: Payout): PayOutAnswer => {
  if (doubts.length > 0) return { word: 'busy', number }
  switch (state.status) {
    case 'succeeded':
    case 'offline':
      return { word: 'succeeded', number }
    case 'failed':
      return { word: 'failed', number, ...(state.code !== undefined && { code: state.code }) }
    case 'waitingForShopper':
      return { word: 'waitingForShopper', number }
    default:
      return { word: 'processing', number }
  }
}

/** The shop's rule grants it: nobody has to approve what was promised. */
const approvalOf = ({ caseNo, amountFen, rule }: PayOutWish, at: Instant): Approval => ({
  caseNo,
  amountFen,
  at,
  by: { kind: 'rule', rule: `退货包运费 ${rule}`, policyVersion: 1 },
})

const oldestFirst = (one: Payout, other: Payout): number => one.frozenAt - other.frozenAt

/**
 * 退货包运费 by the shop's payouts: the attempt-th payout of the case for this purpose is written down once, from where
 * the clock of the money takes it to the rail. A further one is only made when all before it have failed.
 */
export const insurancePayOut =
  ({ payoutBook, now }: { readonly payoutBook: PayoutBook; readonly now: () => Instant }): PayOut =>
  async (wish) => {
    const { shopId, openid, caseNo, attempt } = wish
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await payoutBook.ofCase(shopId, caseNo)
      const own = before.filter(({ purpose }) => purpose === 'insurance').sort(oldestFirst)
      const same = own[attempt - 1]
      if (same) return standingOf(same)
      const at = now()
      const payout = freezePayout(approvalOf(wish, at), { shopId, openid, purpose: 'insurance', before }, at)
      const last = own.at(-1)
      if (!payout.ok) return last ? standingOf(last) : { word: 'busy' }
      if ((await payoutBook.insert(payout.value)) === 'inserted') return standingOf(payout.value)
    }
    return { word: 'busy' }
  }
