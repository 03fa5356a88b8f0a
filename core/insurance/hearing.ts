import type { Hearing } from '../refunds/transfer'
import type { Fen } from '../shared/money'
import type { InsuranceCommand } from './commands'
import type { Claim, Failure, Insurance, InsuranceStatus, Policy } from './insurance'

/** How an insurer says that a policy stands: 2 保障中, 4 理赔中, 5 理赔成功, 6 理赔失败, 7 投保过期. */
export type InsurerWord = 'covered' | 'claiming' | 'paid' | 'failed' | 'expired'

/** An insurer's answer or event. */
export type InsurerReport =
  | { readonly word: 'covered'; readonly policy: Policy }
  | ({ readonly word: 'claiming' } & Partial<Pick<Claim, 'reportNo' | 'toConfirm'>>)
  /** `paidFen` null: the insurer does not say; then what was claimed counts. */
  | { readonly word: 'paid'; readonly paidFen: Fen | null }
  | ({ readonly word: 'failed' } & Pick<Failure, 'reason' | 'code'>)
  | { readonly word: 'expired' }

const known = {
  covered: 'known',
  claiming: 'known',
  paid: 'known',
  failed: 'known',
  expired: 'known',
} as const

/** What each word is in each status: they come late, twice and out of order. */
export const insuranceHears: Readonly<Record<InsuranceStatus, Readonly<Record<InsurerWord, Hearing>>>> = {
  offered: { ...known, covered: 'news', claiming: 'doubt', paid: 'doubt', failed: 'doubt' },
  // a claim that is not ours
  active: { ...known, claiming: 'doubt', paid: 'doubt', failed: 'doubt', expired: 'news' },
  claiming: { covered: 'known', claiming: 'news', paid: 'news', failed: 'news', expired: 'news' },
  paid: { ...known, failed: 'doubt' },
  failed: { ...known, paid: 'news' },
  expired: { ...known, paid: 'doubt' },
  cancelled: { ...known, covered: 'doubt', claiming: 'doubt', paid: 'doubt' },
}

const changesNothing = ({ claim }: Insurance, report: InsurerReport): boolean =>
  report.word === 'claiming' &&
  claim?.isTaken === true &&
  claim.toConfirm === (report.toConfirm ?? false) &&
  (report.reportNo === undefined || report.reportNo === claim.reportNo)

const commandOf = (current: Insurance, report: InsurerReport): InsuranceCommand => {
  switch (report.word) {
    case 'covered':
      return { type: 'accept', policy: report.policy }
    case 'claiming': {
      const { word: _word, ...said } = report
      return { type: 'take', ...said }
    }
    case 'paid':
      return { type: 'pay', paidFen: report.paidFen ?? current.claim?.amountFen ?? 0 }
    case 'failed': {
      const { word: _word, ...why } = report
      return { type: 'fail', ...why }
    }
    case 'expired':
      return current.status === 'claiming' ? { type: 'fail', reason: 'tooLate' } : { type: 'end' }
  }
}

/** What an insurer's word is to an insurance: something to do, nothing, or a doubt that a person has to look at. */
export const heardOfInsurance = (
  current: Insurance,
  report: InsurerReport,
): InsuranceCommand | 'doubt' | null => {
  const hearing = insuranceHears[current.status][report.word]
  if (hearing === 'doubt') return current.doubts.includes(report.word) ? null : 'doubt'
  return hearing === 'news' && !changesNothing(current, report) ? commandOf(current, report) : null
}
