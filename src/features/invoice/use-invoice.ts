import type { Output } from '../../../core/contracts/procedure'
import type { invoicesContract } from '../../../core/contracts/shopper/invoices.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { useAnswerNews } from '../order/use-answer-news'

export type FoundInvoice = Output<(typeof invoicesContract)['ofOrder']>
export type InvoiceView = FoundInvoice['invoices'][number]

/** Something of it will change without her. */
const isAwaited = ({ invoices }: FoundInvoice): boolean =>
  invoices.some(({ status }) => status === 'routed' || status === 'issued' || status === 'reversalDue')

/** The invoice of one of my orders, asked for again while it is seen and awaited. */
export const useInvoice = (orderNo: string): RemoteContent<FoundInvoice> => {
  const content = useRemote({ ask: () => api.invoices.ofOrder({ orderNo }) })
  const { state, again } = content
  useAnswerNews(state.status === 'ready' && isAwaited(state.value), () => void again())
  return content
}
