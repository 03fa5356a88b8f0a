import type { Terms } from '../../../../core/aftersales/case'
import { isAboutMoney, type CaseType } from '../../../../core/aftersales/kinds'

/** Terms as they are typed. */
export interface Wanted {
  readonly type: CaseType
  readonly yuan: number | null
}

/** Null while the amount is none, or more than can be refunded. */
export const termsOf = ({ type, yuan }: Wanted, mostFen: number): Terms | null => {
  const amountFen = isAboutMoney(type) ? Math.round((yuan ?? 0) * 100) : 0
  const fits = !isAboutMoney(type) || (amountFen > 0 && amountFen <= mostFen)
  return fits ? { type, amountFen, waivesReturn: false, prepays: false } : null
}
