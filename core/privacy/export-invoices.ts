import type { Invoice } from '../invoices/invoice'

/** What she wanted an invoice over, made out to whom, and what became of it. */
export const invoiceLine = ({ orderNo, number, askedAt, wish, amountFen, state }: Invoice): object => ({
  ...{ kind: 'invoice', orderNo, number, at: new Date(askedAt).toISOString(), wish, amountFen },
  status: state.status,
  ...('fapiao' in state && { fapiao: { number: state.fapiao.number, date: state.fapiao.date } }),
})
