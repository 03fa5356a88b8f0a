import * as z from 'zod/mini'
import { UserId } from '../shared/ids'
import { DAY } from '../shared/time'

const Days = z.int().check(z.positive())

/** How a shop makes out invoices: its own data. */
export const InvoiceRules = z.lazy(() =>
  z.object({
    /** Who issues them (财务), by userid in WeCom; nobody: the supervisors. */
    staff: z.array(UserId),
    /** How long after paying an invoice can be asked for. */
    withinDays: Days,
    /** How long she has to answer what is asked, before the request lapses. */
    answerDays: Days,
    /** 税收分类编码 of goods that carry none of their own. */
    taxCode: z.optional(z.string().check(z.regex(/^\d{19}$/))),
  }),
)
export type InvoiceRules = z.infer<typeof InvoiceRules>

const usualRules: InvoiceRules = { staff: [], withinDays: 365, answerDays: 7 }

export const invoiceRulesOf = ({
  invoices,
}: {
  readonly invoices?: InvoiceRules | undefined
}): InvoiceRules => invoices ?? usualRules

export const withinMs = ({ withinDays }: InvoiceRules): number => withinDays * DAY
export const answerMs = ({ answerDays }: InvoiceRules): number => answerDays * DAY
