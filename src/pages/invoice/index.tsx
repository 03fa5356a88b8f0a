import { useRouter } from '@tarojs/taro'
import { invoiceWords } from '../../copy/invoices'
import { InvoiceContent } from '../../features/invoice/invoice-content'
import { useInvoice } from '../../features/invoice/use-invoice'
import { pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'

export default function InvoicePage() {
  const { params } = useRouter()
  const content = useInvoice(pageParam(params, 'orderNo'))

  return (
    <Page title={invoiceWords.title}>
      <InvoiceContent {...content} />
    </Page>
  )
}
