import type { InvoiceDeed } from '../../core/contracts/desk/invoices'
import type { InvoiceWish } from '../../core/invoices/wish'
import type { Member } from './desk'
import { caseRig, CUPS } from './cases'
import { must } from './talk'

export const company: InvoiceWish = {
  kind: 'company',
  title: '杭州棉屿贸易有限公司',
  taxNo: '91330100799655058B',
  email: '',
}
export const mistyped: InvoiceWish = { ...company, taxNo: '91330100799655058C' }

export const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')

/** A world with WeChat Pay in which 张雨晴 wants invoices and 林晓 issues them; 周可 supervises. */
export const invoiceRig = async () => {
  const rig = await caseRig()
  const { desk, zhang, lin } = rig
  const invoices = zhang.client.invoices

  const submit = async (wish: InvoiceWish = company, orderNo = CUPS) =>
    (await must(invoices.submit({ clientId: zhang.id(), orderNo, wish }))).invoice
  const page = (orderNo = CUPS) => must(invoices.ofOrder({ orderNo }))
  const find = async (number: number, who: Member = lin) =>
    (await must(who.invoices.find({ number }))).invoice

  /** A file as the console carries it to storage; answers the upload's id. */
  const carried = async (bytes: Uint8Array, who: Member = lin): Promise<string> => {
    const { uploadId, url, headers } = await must(who.desk.upload({ bytes: bytes.length }))
    const response = await fetch(url, { method: 'PUT', headers, body: new Blob([Buffer.from(bytes)]) })
    if (!response.ok) throw new Error(`storage answered ${response.status}`)
    return uploadId
  }
  const issueOf = (
    amountFen: number,
    more: Partial<Extract<InvoiceDeed, { type: 'issue' }>> = {},
  ): InvoiceDeed => ({
    ...{ type: 'issue', number: '26332000000012345678', date: '2026-11-21', amountFen },
    ...{ uploadId: null, link: 'https://fp.example/26332000000012345678' },
    ...more,
  })
  const staffDo = async (number: number, deed: InvoiceDeed, who: Member = lin) => {
    const { version } = await find(number, who)
    return who.invoices.act({ clientId: zhang.id(), number, version, deed })
  }
  return { ...rig, submitCase: rig.submit, invoices, submit, page, find, carried, issueOf, staffDo, desk }
}

export type InvoiceRig = Awaited<ReturnType<typeof invoiceRig>>
