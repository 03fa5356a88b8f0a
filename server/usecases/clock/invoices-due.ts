import { invoiceLane } from '../../../core/copy/invoices'
import type { Invoice } from '../../../core/invoices/invoice'
import { lookAtInvoice, type Looked } from '../../../core/invoices/look'
import { dueOf } from '../../../core/invoices/machine'
import { MINUTE } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import { changeInvoice } from '../../invoices/change'
import { invoiceStaffOf, tellOfInvoice } from '../../invoices/tell'
import type { Ports } from '../../ports'
import { supervisorsOf, tellAll } from '../../turns/tell-of-wait'
import { eachShop } from './each-shop'

const MOST = 50
/** Whom WeCom does not reach now is told later. */
const AGAIN_MS = 5 * MINUTE

interface Due extends Looked {
  readonly before: Invoice
}

/** What was not told is told, and a question that nobody answered ends it; either says itself when to look again. */
const isBrought = async (ports: Ports, shop: Shop, before: Invoice): Promise<boolean> => {
  const told = await tellOfInvoice(ports, shop, before)
  const { state } = told
  if (state.status !== 'asks' || state.until > ports.now()) return told !== before
  const want = ({ state: { status } }: Invoice) => (status === 'asks' ? ({ type: 'pass' } as const) : null)
  const passed = await changeInvoice(ports, shop, { first: told, by: { actor: 'clock' }, want })
  return passed.ok || told !== before
}

/** One message to each, however many are due at once; answers whether all were reached. */
const remind = async (ports: Ports, shop: Shop, looked: readonly Looked[]): Promise<boolean> => {
  const textOf = (some: readonly Looked[]): string =>
    invoiceLane.due(
      some.map(({ invoice }) => invoice),
      ports.now(),
      (invoice) => dueOf(invoice, shop),
    )
  const reminded = looked.filter(({ reminds }) => reminds)
  const late = looked.filter(({ tellsSupervisors }) => tellsSupervisors)
  const staff = reminded.length > 0 ? await invoiceStaffOf(ports, shop) : []
  const told = await tellAll(ports, shop, { userids: staff, text: textOf(reminded) })
  const bosses = late.length > 0 ? await supervisorsOf(ports, shop) : []
  // whom it is work of has read the same just now
  const others = bosses.filter((userid) => !staff.includes(userid))
  const alerted = await tellAll(ports, shop, { userids: others, text: textOf(late) })
  return told.ok && alerted.ok
}

const lookAtShop = async (ports: Ports, shop: Shop, rows: readonly Invoice[]): Promise<void> => {
  const now = ports.now()
  const dues: Due[] = []
  for (const before of rows) {
    if (await isBrought(ports, shop, before)) continue
    dues.push({ ...lookAtInvoice(before, { now, promises: shop }), before })
  }
  const reached = await remind(ports, shop, dues)
  for (const { before, invoice, reminds, tellsSupervisors } of dues) {
    const isMissed = !reached && (reminds || tellsSupervisors)
    await ports.invoices.looked(isMissed ? { ...before, lookAt: now + AGAIN_MS } : invoice)
  }
}

/**
 * Invoices that somebody has yet to hear of, questions that are not answered, and work that is due: 财务 are reminded,
 * then the supervisors. What is told is written down afterwards: a run that breaks off tells once more.
 */
export const invoicesDue = async (ports: Ports): Promise<void> => {
  await eachShop(ports, await ports.invoices.due(ports.now(), MOST), {
    work: (shop, rows) => lookAtShop(ports, shop, rows),
    failed: 'invoices not looked at',
  })
}
