import { Invoices } from '../features/invoices/invoices'

/** 发票: what is to be issued, for 财务 and supervisors. */
export const InvoicesPage = () => (
  <main className='work-page'>
    <Invoices />
  </main>
)
