import * as z from 'zod/mini'
import { checkTaxNo, taxNoFormOf, tidyTaxNo } from './tax-number'

const TITLE_MAX = 100

const Title = z
  .string('invoiceTitleMissing')
  .check(z.trim(), z.minLength(1, 'invoiceTitleMissing'), z.maxLength(TITLE_MAX, 'invoiceTitleTooLong'))

const TaxNo = z.string('taxNoMissing').check(
  z.overwrite(tidyTaxNo),
  z.minLength(1, 'taxNoMissing'),
  z.refine((taxNo) => taxNo === '' || taxNoFormOf(taxNo) !== null, 'taxNoFormat'),
)

/** Empty: none. */
const Email = z
  .string('emailFormat')
  .check(z.trim(), z.maxLength(100, 'emailFormat'), z.regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'emailFormat'))

/** What she wants it made out to; messages are refusal codes, each belongs to its field. */
export const InvoiceWish = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), title: Title, email: Email }),
    z.object({ kind: z.literal('company'), title: Title, taxNo: TaxNo, email: Email }),
  ]),
)
export type InvoiceWish = z.infer<typeof InvoiceWish>

/** What does not fit together; she is asked once, and what she says again stands. */
export const Doubt = z.enum(['taxNoMistyped', 'titleOfCompany', 'titleOfPerson'])
export type Doubt = z.infer<typeof Doubt>

const ofCompany =
  /公司|集团|企业|工厂|商行|商店|经营部|工作室|事务所|合作社|学校|大学|医院|银行|研究院|委员会|协会/
/** 张雨晴: two to four Chinese characters and nothing that names an organisation. */
const ofPerson = /^\p{Script=Han}{2,4}$/u
const ofOrganisation = /[厂店部所院会社局处站中心行馆校]$/

/** What a person would ask about, as far as the words tell. */
export const doubtsOn = (wish: InvoiceWish): readonly Doubt[] => {
  if (wish.kind === 'person') return ofCompany.test(wish.title) ? ['titleOfCompany'] : []
  const checked = checkTaxNo(wish.taxNo)
  const isPerson =
    ofPerson.test(wish.title) && !ofCompany.test(wish.title) && !ofOrganisation.test(wish.title)
  return [
    ...(!checked.ok && checked.error === 'mistyped' ? (['taxNoMistyped'] as const) : []),
    ...(isPerson ? (['titleOfPerson'] as const) : []),
  ]
}

/** Nothing in it can be checked: whoever issues looks it up. */
export const hasOldTaxNo = (wish: InvoiceWish): boolean =>
  wish.kind === 'company' && taxNoFormOf(wish.taxNo) === 'old'
