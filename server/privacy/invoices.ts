import type { Invoice } from '../../core/invoices/invoice'
import { fileOf, namelessInvoice } from '../../core/invoices/nameless'
import { invoiceLine } from '../../core/privacy/export-invoices'
import type { Ports } from '../ports'
import type { Whose } from '../privacy-ports'
import { fileLines } from './file-lines'

/** What she asked for is neither issued nor at its end. 红冲 is the shop's own affair, and finds its invoice without her. */
const isHersToWaitFor = ({ state: { status } }: Invoice): boolean =>
  status === 'asks' || status === 'routed' || status === 'issued'

export const hasInvoiceUnderWay = async (ports: Ports, { shopId, openid }: Whose): Promise<boolean> =>
  (await ports.invoices.ofShopper(shopId, openid)).some(isHersToWaitFor)

/** Her invoices become nobody's, without their files. @throws when one was changed meanwhile: the step is done again */
export const eraseInvoices = async (ports: Ports, { shopId, openid }: Whose): Promise<void> => {
  for (const invoice of await ports.invoices.ofShopper(shopId, openid)) {
    const fileId = fileOf(invoice)
    if (fileId) await ports.files.remove(fileId)
    if (!(await ports.invoices.replace(namelessInvoice(invoice))))
      throw new Error('an invoice was changed meanwhile')
  }
}

/** Her invoices as lines of a download, with the files; links live for so long, ms. */
export const invoiceLines = async (ports: Ports, whose: Whose, forMs: number): Promise<object[]> => {
  const invoices = await ports.invoices.ofShopper(whose.shopId, whose.openid)
  const files = invoices.flatMap((invoice) => fileOf(invoice) ?? [])
  return [...invoices.map(invoiceLine), ...(await fileLines(ports, files, forMs))]
}
