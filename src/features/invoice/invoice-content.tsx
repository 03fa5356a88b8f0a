import { useState } from 'react'
import type { RemoteContent } from '../../api/use-remote'
import { invoiceWords as words } from '../../copy/invoices'
import { wordsOf } from '../../copy/refusal-words'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Scroll } from '../../ui/scroll/scroll'
import { State } from '../../ui/state/state'
import { NoticeOffer } from '../notices/notice-offer'
import { OrderMissing } from '../order/order-missing'
import { askAboutOrder } from '../orders/go'
import { NotReady } from '../trouble/not-ready'
import { Stale } from '../trouble/stale'
import { InvoiceForm } from './invoice-form'
import { InvoiceShown } from './invoice-shown'
import type { FoundInvoice } from './use-invoice'

interface OpenProps {
  readonly found: FoundInvoice
  readonly content: RemoteContent<FoundInvoice>
}

/** What became of the newest; another one may be asked for when it came to nothing. */
function Stands({ found, content, onAgain }: OpenProps & { readonly onAgain: () => void }) {
  const [invoice] = found.invoices
  const { state, again } = content
  if (!invoice) return null
  const { orderNo } = found.order
  return (
    <>
      <Scroll onRefresh={again}>
        <Stale refusal={state.status === 'ready' ? state.refusal : null} since={found.now} />
        <InvoiceShown invoice={invoice} now={found.now} again={again} />
        {!invoice.isOver && <NoticeOffer kind='requestAnswered' />}
      </Scroll>
      <BottomBar>
        {invoice.isOver && found.refused === null && (
          <Button look='line' onPress={onAgain}>
            {words.again}
          </Button>
        )}
        <Button look='primary' wide onPress={() => askAboutOrder(orderNo)}>
          {words.ask}
        </Button>
      </BottomBar>
    </>
  )
}

function Open({ found, content }: OpenProps) {
  const [isAnew, setAnew] = useState(false)
  const { again } = content
  const [newest = null] = found.invoices
  const fill = async () => {
    await again()
    setAnew(false)
  }
  const ends = { onDone: fill, onRefused: again }
  if (newest?.canAmend) return <InvoiceForm key={newest.version} found={found} asked={newest} {...ends} />
  if (newest && !isAnew) return <Stands found={found} content={content} onAgain={() => setAnew(true)} />
  if (found.refused === null) return <InvoiceForm found={found} asked={null} {...ends} />
  return (
    <State picture='empty' title={words.notNow} text={wordsOf(found.refused)}>
      <Button look='primary' onPress={() => askAboutOrder(found.order.orderNo)}>
        {words.ask}
      </Button>
    </State>
  )
}

/** What the page of an invoice shows: on its way, not there, the form, or how it stands. */
export function InvoiceContent(content: RemoteContent<FoundInvoice>) {
  const { state } = content
  if (state.status === 'ready') return <Open found={state.value} content={content} />
  return <NotReady {...content} state={state} failed={words.failed} missing={<OrderMissing />} />
}
