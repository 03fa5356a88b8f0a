import type { RefusalCode } from '../../core/contracts/refusals'
import type { Invoice } from '../../core/invoices/invoice'
import { decideInvoice, type By, type World } from '../../core/invoices/machine'
import { invoiceRulesOf } from '../../core/invoices/rules'
import type { InvoiceCommand } from '../../core/invoices/table'
import { err, ok, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { tellOfInvoice } from './tell'

const MOST_TRIES = 5

export const worldOf = (ports: Pick<Ports, 'now'>, shop: Shop): World => ({
  now: ports.now(),
  promises: shop,
  rules: invoiceRulesOf(shop),
})

/** What is wanted of a request as it has become by now; null: nothing. */
export interface Wanted {
  readonly by: By
  readonly want: (invoice: Invoice) => InvoiceCommand | null
  /** The version that it was seen in: `changedMeanwhile` when it is another one. */
  readonly seen?: number
}

const isRepeat = (by: By, { clientId }: Invoice): boolean => 'clientId' in by && by.clientId === clientId

/**
 * One change of a request, which is told to whom it concerns; two at once: one is decided anew. Answers it as it is
 * then, changed or not.
 */
export const changeInvoice = async (
  ports: Ports,
  shop: Shop,
  { first, by, want, seen }: Wanted & { readonly first: Invoice },
): Promise<Result<Invoice, RefusalCode>> => {
  let invoice: Invoice | null = first
  for (let tries = 0; invoice && tries < MOST_TRIES; tries += 1) {
    const command = want(invoice)
    if (!command || isRepeat(by, invoice)) return ok(invoice)
    if (seen !== undefined && seen !== invoice.version) return err('changedMeanwhile')
    const next = decideInvoice(command, invoice, { by, world: worldOf(ports, shop) })
    if (!next.ok) return next
    if (await ports.invoices.replace(next.value)) return ok(await tellOfInvoice(ports, shop, next.value))
    invoice = await ports.invoices.byNumber(shop._id, first.number)
  }
  return err('busy')
}
