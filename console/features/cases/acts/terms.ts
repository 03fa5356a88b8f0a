import type { Terms } from '../../../../core/aftersales/case'
import type { CaseType } from '../../../../core/aftersales/kinds'

/** Goods that are sent instead cost nothing. */
export const hasMoney = (type: CaseType): boolean => type === 'refundOnly' || type === 'return'

/** Terms as they are typed. */
export interface Wanted {
  readonly type: CaseType
  readonly yuan: number | null
}

/** Null while the amount is none, or more than can be refunded. */
export const termsOf = ({ type, yuan }: Wanted, mostFen: number): Terms | null => {
  const amountFen = hasMoney(type) ? Math.round((yuan ?? 0) * 100) : 0
  const fits = !hasMoney(type) || (amountFen > 0 && amountFen <= mostFen)
  return fits ? { type, amountFen, waivesReturn: false, prepays: false } : null
}
