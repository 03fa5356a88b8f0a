import * as z from 'zod/mini'
import { DeskInvoice } from '../../invoices/desk-view'
import { FapiaoNo } from '../../invoices/invoice'
import { ClientId, UploadId } from '../../shared/ids'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

/** due: the shop's to do. waiting: she is asked something. over: issued, or come to nothing. */
export const InvoiceListName = z.enum(['due', 'waiting', 'over'])
export type InvoiceListName = z.infer<typeof InvoiceListName>

const Words = z.string().check(z.maxLength(400))
const Day = z.string('fapiaoDateFormat').check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'fapiaoDateFormat'))
const Link = z.string().check(z.trim(), z.maxLength(1_000), z.regex(/^https:\/\/\S+$/, 'fapiaoLinkFormat'))

/** What whoever issues does with a request. */
export const InvoiceDeed = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('take') }),
    z.object({ type: z.literal('askMore'), words: Words }),
    z.object({ type: z.literal('reject'), reason: Words }),
    /** `uploadId`: of the file, PDF, OFD or a picture; `amountFen`: what it is over, as he saw it. */
    z.object({
      type: z.literal('issue'),
      number: FapiaoNo,
      date: Day,
      amountFen: Fen,
      uploadId: z.nullable(UploadId),
      link: z.nullable(Link),
    }),
    /** 红冲 over what is due. */
    z.object({ type: z.literal('reverse'), number: FapiaoNo, amountFen: Fen }),
  ]),
)
export type InvoiceDeed = z.infer<typeof InvoiceDeed>

const one = z.lazy(() => z.object({ invoice: DeskInvoice, now: Instant }))

/** Invoices, for 财务 (whom the shop names) and the supervisors; `forbidden` to everybody else. */
export const invoicesArea = {
  /** 30 a page. */
  list: procedure({
    roles,
    input: z.object({ list: InvoiceListName, cursor: z.optional(z.string().check(z.maxLength(120))) }),
    output: z.lazy(() =>
      z.object({ invoices: z.array(DeskInvoice), next: z.nullable(z.string()), now: Instant }),
    ),
  }),
  /** What there is to do; `isMine`: is it this agent's work at all? */
  count: procedure({
    roles,
    input: z.object({}),
    output: z.object({ isMine: z.boolean(), due: z.int(), late: z.int(), waiting: z.int() }),
  }),
  find: procedure({ roles, input: z.object({ number: z.int() }), output: one }),
  /**
   * One step. `changedMeanwhile` when it is not as it was seen; `invoiceAmountChanged` when money went back since: the
   * sheet is made anew, and nothing is issued.
   */
  act: procedure({
    roles,
    input: z.lazy(() =>
      z.object({ clientId: ClientId, number: z.int(), version: z.int(), deed: InvoiceDeed }),
    ),
    output: one,
  }),
  /** 开票单 of what is to be issued, for the tax system: at most 200, what is due first; in base64. */
  exportSheets: procedure({
    roles,
    input: z.object({ kind: z.enum(['csv', 'xlsx']) }),
    output: z.object({ base64: z.string(), count: z.int() }),
  }),
}
