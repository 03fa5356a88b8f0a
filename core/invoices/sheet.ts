import { invoiceKindWords, sheetWords as words } from '../copy/invoices'
import { sheetNoOf, type Invoice } from './invoice'

/** Yuan with as many digits as a price of one piece needs: at most eight, as tax systems take them. */
const yuan = (fen: number): number => Number((fen / 100).toFixed(8))

/** 开票单 of these requests as a table: a line for each of the goods, sums with tax, in yuan. */
export const sheetTable = (invoices: readonly Invoice[]): (string | number)[][] => [
  [...words.columns],
  ...invoices.flatMap((invoice) => {
    const { orderNo, wish, lines } = invoice
    const taxNo = wish.kind === 'company' ? wish.taxNo : ''
    return lines.map(({ title, sku = '', taxCode = '', quantity, amountFen }) => [
      ...[sheetNoOf(invoice), orderNo, invoiceKindWords[wish.kind], wish.title, taxNo, wish.email],
      ...[title ?? words.freight, sku, taxCode, quantity, yuan(amountFen / quantity), yuan(amountFen)],
      words.orderNote(orderNo),
    ])
  }),
]
