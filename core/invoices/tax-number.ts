import { err, ok, type Result } from '../shared/result'

/** GB 32100-2015: digits and capitals without I, O, S, V and Z, each worth its place here. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = Array.from({ length: 17 }, (_, place) => 3 ** place % 31)

/** credit: 统一社会信用代码. old: a 纳税人识别号 from before 2015, which some still have; nothing in it can be checked. */
export type TaxNoForm = 'credit' | 'old'

/**
 * Forms that were given out before: 15 (place and organisation code), 17 and 20 (an identity card's number and two
 * signs, 个体工商户).
 */
const oldForms: readonly RegExp[] = [/^\d{6}[0-9A-Z]{9}$/, /^\d{15}[0-9A-Z]{2}$/, /^\d{17}[\dX][0-9A-Z]{2}$/]

const credit = new RegExp(`^[${SIGNS}]{2}\\d{6}[${SIGNS}]{10}$`)

/** As it stands on the licence: in capitals, without spaces; full-width forms as typed on a phone. */
export const tidyTaxNo = (said: string): string => said.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** What it looks like; null: like none. */
export const taxNoFormOf = (taxNo: string): TaxNoForm | null => {
  if (credit.test(taxNo)) return 'credit'
  return oldForms.some((form) => form.test(taxNo)) ? 'old' : null
}

/** The 18th sign of a 统一社会信用代码, by the 17 before it. */
const checkSign = (taxNo: string): string | undefined => {
  const sum = WEIGHTS.reduce((whole, weight, place) => whole + weight * SIGNS.indexOf(taxNo[place] ?? ''), 0)
  return SIGNS[(31 - (sum % 31)) % 31]
}

/** mistyped: its last sign does not fit the others. */
export const checkTaxNo = (taxNo: string): Result<TaxNoForm, 'format' | 'mistyped'> => {
  const form = taxNoFormOf(taxNo)
  if (!form) return err('format')
  return form === 'credit' && checkSign(taxNo) !== taxNo[17] ? err('mistyped') : ok(form)
}
