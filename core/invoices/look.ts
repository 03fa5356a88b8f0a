import { nextLookAt, stepsDue } from '../policy/clock'
import { timingOf, type Promises } from '../policy/waits'
import { tellableAt } from '../shop/opening'
import type { Instant } from '../shared/time'
import type { Invoice } from './invoice'

/** When its clock has something to do next; null: never. */
export const nextLook = (invoice: Invoice, promises: Promises): Instant | null => {
  const { clock, state } = invoice
  if (state.status === 'asks') return state.until
  const timing = clock && timingOf(promises, { clock })
  return clock && timing ? nextLookAt(clock, timing) : null
}

/** What its clock asks for now. */
export interface Looked {
  readonly invoice: Invoice
  readonly reminds: boolean
  readonly tellsSupervisors: boolean
}

/** What is due about it, and the request once that is done; late or twice asks for nothing more. */
export const lookAtInvoice = (
  invoice: Invoice,
  { now, promises }: { readonly now: Instant; readonly promises: Promises },
): Looked => {
  const nothing = { reminds: false, tellsSupervisors: false }
  const next = nextLook(invoice, promises)
  const timing = invoice.clock && timingOf(promises, { clock: invoice.clock })
  if (next === null || next > now || !invoice.clock || !timing)
    return { ...nothing, invoice: { ...invoice, lookAt: next } }
  const when = tellableAt(promises, now)
  if (when > now) return { ...nothing, invoice: { ...invoice, lookAt: when } }
  const { due, clock } = stepsDue(invoice.clock, timing, now)
  const after = { ...invoice, clock }
  return {
    invoice: { ...after, lookAt: nextLook(after, promises) },
    reminds: due.some((step) => step.kind === 'warn' || step.action === 'remindAgent'),
    tellsSupervisors: due.some((step) => step.kind === 'ladder' && step.action === 'tellSupervisor'),
  }
}
