import { invoiceLane, invoiceStatusWords, lapsedWords, questionsOf } from '../copy/invoices'
import type { Promises } from '../policy/waits'
import { present } from '../shared/present'
import type { Instant } from '../shared/time'
import type { Invoice, InvoiceStatus, StepName } from './invoice'
import { dueOf } from './machine'
import type { InvoiceNotice } from './notice'

/** What has happened that not everybody has heard of. */
const untold = ({ steps, told }: Invoice): readonly StepName[] =>
  steps.filter(({ version }) => version > told).map(({ step }) => step)

/** Steps that change nothing for her. */
const quiet: readonly StepName[] = ['take', 'deliver']

/** Does she hear of it in her chat? */
export const isNewsToShopper = (invoice: Invoice): boolean =>
  invoice.openid !== '' && untold(invoice).some((step) => !quiet.includes(step))

const others: readonly InvoiceStatus[] = ['asks', 'issued', 'rejected', 'lapsed', 'reversalDue', 'reversed']

/** Is she told through WeChat when she is not there? Not of what she did herself. */
export const isNewsOutside = ({ state, steps }: Invoice): boolean =>
  others.includes(state.status) && steps.at(-1)?.by !== 'shopper'

const moreOf = (invoice: Invoice): string | undefined => {
  const { state } = invoice
  if (state.status === 'rejected') return state.reason
  if (state.status === 'lapsed') return lapsedWords[state.why]
  return questionsOf(invoice)[0]
}

export const noticeOf = (invoice: Invoice, promises: Promises): InvoiceNotice => {
  const { orderNo, state, amountFen } = invoice
  const by = state.status === 'routed' ? (dueOf(invoice, promises) ?? undefined) : undefined
  const title = invoiceStatusWords[state.status]
  return { type: 'invoice', orderNo, title, amountFen, ...present({ by, words: moreOf(invoice) }) }
}

/** What 财务 hear of it; null when it is nothing to them, or they did it themselves. */
export const newsToStaff = (
  invoice: Invoice,
  { now, promises }: { readonly now: Instant; readonly promises: Promises },
): string | null => {
  const steps = untold(invoice)
  const { state } = invoice
  const by = dueOf(invoice, promises)
  if (state.status === 'reversalDue')
    return steps.includes('owe') ? invoiceLane.owed(invoice, state.dueFen, { by, now }) : null
  if (state.status === 'routed') {
    if (steps.includes('route')) return invoiceLane.routed(invoice, by, now)
    return steps.includes('adjust') ? invoiceLane.adjusted(invoice) : null
  }
  const wasRouted = invoice.steps.some(({ step }) => step === 'route')
  if (!wasRouted || steps.length === 0) return null
  if (state.status === 'cancelled') return invoiceLane.cancelled(invoice)
  return state.status === 'lapsed' ? invoiceLane.lapsed(invoice) : null
}
