const dressing = /[\s()\-–—.]/g
const countryCode = /^(?:\+86|0086|86(?=1\d{10}$))/

const bare = (phone: string): string => phone.normalize('NFKC').replace(dressing, '').replace(countryCode, '')

/** `+86 138-0000-2606` → `13800002606`; null for what is masked (`186******05`), a landline or nothing. */
export const mobileOf = (phone: string): string | null => {
  const digits = bare(phone)
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** The last four digits, where all four can be read. */
export const phoneTailOf = (phone: string): string | null => /\d{4}$/.exec(bare(phone))?.[0] ?? null
