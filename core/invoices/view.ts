import * as z from 'zod/mini'
import { lapsedWords, questionsOf } from '../copy/invoices'
import type { Promises } from '../policy/waits'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { FapiaoFile, isOver, sheetNoOf, StepName, type Invoice } from './invoice'
import { dueOf } from './machine'
import { commandsFor } from './table'
import { InvoiceWish } from './wish'

/** A step as it is shown: `by` null where the machine did it (R133: each step visible). */
export const StepView = z.object({
  step: StepName,
  at: Instant,
  by: z.nullable(z.object({ kind: z.enum(['shopper', 'staff']), name: z.string() })),
  note: z.nullable(z.string()),
})
export type StepView = z.infer<typeof StepView>

export const FapiaoView = z.object({
  number: z.string(),
  date: z.string(),
  /** `url` expires, '' while there is none. */
  file: z.nullable(z.object({ kind: FapiaoFile.shape.kind, url: z.string() })),
  link: z.nullable(z.string()),
})
export type FapiaoView = z.infer<typeof FapiaoView>

const Status = z.enum([
  'requested',
  'verified',
  'sheetMade',
  'asks',
  'routed',
  'issued',
  'delivered',
  'reversalDue',
  'reversed',
  'rejected',
  'cancelled',
  'lapsed',
])

/** A request as everybody sees it who may. */
export const InvoiceView = z.object({
  number: z.int(),
  /** 开票单 KP261122-7. */
  sheetNo: z.string(),
  orderNo: z.string(),
  status: Status,
  version: z.int(),
  wish: InvoiceWish,
  amountFen: Fen,
  /** Taken back since. */
  reversedFen: Fen,
  askedAt: Instant,
  /** By when the shop has done its part, or she has answered; null: nobody has anything to do. */
  dueBy: z.nullable(Instant),
  /** What she is asked. */
  questions: z.array(z.string()),
  /** Why it came to nothing. */
  reason: z.nullable(z.string()),
  fapiao: z.nullable(FapiaoView),
  steps: z.array(StepView),
  canAmend: z.boolean(),
  canCancel: z.boolean(),
  isOver: z.boolean(),
})
export type InvoiceView = z.infer<typeof InvoiceView>

export type Links = ReadonlyMap<string, string>

const stepViews = ({ steps }: Invoice): StepView[] =>
  steps.map(({ step, at, by, note = null }) => ({
    ...{ step, at, note },
    by:
      by === 'machine'
        ? null
        : by === 'shopper'
          ? { kind: 'shopper' as const, name: '' }
          : { kind: 'staff' as const, name: by.name },
  }))

const fapiaoView = ({ state }: Invoice, links: Links): FapiaoView | null => {
  if (!('fapiao' in state)) return null
  const { number, date, file, link } = state.fapiao
  return { number, date, link, file: file && { kind: file.kind, url: links.get(file.fileId) ?? '' } }
}

const reasonOf = ({ state }: Invoice): string | null => {
  if (state.status === 'rejected') return state.reason
  return state.status === 'lapsed' ? lapsedWords[state.why] : null
}

export const toInvoiceView = (
  invoice: Invoice,
  { promises, links }: { readonly promises: Promises; readonly links: Links },
): InvoiceView => {
  const { number, orderNo, state, version, wish, amountFen, reversedFen, askedAt } = invoice
  const hers = commandsFor(state.status, 'shopper')
  return {
    ...{ number, orderNo, version, wish, amountFen, reversedFen, askedAt },
    sheetNo: sheetNoOf(invoice),
    status: state.status,
    dueBy: state.status === 'asks' ? state.until : dueOf(invoice, promises),
    questions: [...questionsOf(invoice)],
    reason: reasonOf(invoice),
    fapiao: fapiaoView(invoice, links),
    steps: stepViews(invoice),
    canAmend: hers.includes('amend'),
    canCancel: hers.includes('cancel'),
    isOver: isOver(invoice),
  }
}
