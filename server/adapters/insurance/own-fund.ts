import { present } from '../../../core/shared/present'
import { DAY } from '../../../core/shared/time'
import type { Fund, Insurer, InsurerAnswer, PayOut, Subject } from '../../insurance-ports'

interface Parts {
  readonly fund: Fund
  readonly payOut: PayOut
}

const paidOut = async (payOut: PayOut, { insurance }: Subject): Promise<InsurerAnswer> => {
  const { shopId, openid, claim, rule } = insurance
  if (!claim) return { word: 'refused', reason: 'noPolicy' }
  const { caseNo, amountFen, attempt } = claim
  const answer = await payOut({ shopId, openid, caseNo, amountFen, attempt, rule })
  const reportNo = answer.number
  switch (answer.word) {
    case 'succeeded':
      return { word: 'paid', paidFen: amountFen }
    case 'failed':
      return { word: 'failed', reason: 'payoutFailed', ...present({ code: answer.code }) }
    case 'processing':
    case 'waitingForShopper':
      return { word: 'claiming', toConfirm: answer.word === 'waitingForShopper', ...present({ reportNo }) }
    case 'busy':
      return { word: 'busy' }
  }
}

/**
 * 退货包运费: the shop stands for it out of its own fund. A policy is money kept for the order; a claim is a payout of
 * the shop's. While the fund is empty it waits for the merchant, and nobody is promised anything.
 */
export const ownFund = ({ fund, payOut }: Parts): Insurer => ({
  createPolicy: async ({ insurance: { shopId, orderNo, coverFen }, order, rules }) => {
    if (order.status === 'unpaid') return { word: 'waits' }
    const kept = await fund.post(shopId, { type: 'reserve', orderNo, amountFen: coverFen })
    if (!kept.ok) {
      return kept.error === 'released'
        ? { word: 'refused', reason: 'orderCancelled' }
        : { word: 'busy', code: kept.error }
    }
    const { at: since, amountFen, seq } = kept.value
    const endsAt = since + rules.coverDays * DAY
    return { word: 'covered', policy: { policyNo: `F${seq}`, since, endsAt, coverFen: amountFen } }
  },
  claim: (subject) => paidOut(payOut, subject),
  query: (subject) => paidOut(payOut, subject),
})
