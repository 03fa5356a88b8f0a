import { orderTail } from '../../../core/orders/order-view'
import { askable } from '../../../core/orders/requests/decide'
import type { RequestKind } from '../../../core/orders/requests/wanted'
import { requestWords as words } from '../../copy/requests'
import type { RemoteContent } from '../../api/use-remote'
import { goBack } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { State } from '../../ui/state/state'
import { OrderMissing } from '../order/order-missing'
import type { FoundOrder } from '../order/use-order'
import { askAboutOrder } from '../orders/go'
import { NotReady } from '../trouble/not-ready'
import { RequestForm } from './request-form'
import { isOpenView } from './request-text'
import { Submitted } from './submitted'
import { useAsk } from './use-ask'

function NotNow({ kind, found }: { kind: RequestKind; found: FoundOrder }) {
  const { title, text } = found.requests.some(isOpenView) ? words.already : words.tooLate
  return (
    <State
      picture='empty'
      title={title}
      text={`${text}\n${words.form(kind, orderTail(found.order.orderNo))}`}
    >
      <Button look='primary' onPress={goBack}>
        {words.toOrder}
      </Button>
      <Button look='line' onPress={() => askAboutOrder(found.order.orderNo)}>
        {words.ask}
      </Button>
    </State>
  )
}

function Ready({ kind, found }: { kind: RequestKind; found: FoundOrder }) {
  const { order, requests, answerBy, now } = found
  const asking = useAsk(order.orderNo)
  const { request } = asking.asked
  if (request) return <Submitted request={request} now={now} orderNo={order.orderNo} />
  const mayAsk = askable[order.status].includes(kind) && !requests.some(isOpenView)
  if (!mayAsk) return <NotNow kind={kind} found={found} />
  return <RequestForm {...{ kind, order, now, asking }} answerBy={answerBy[kind]} />
}

/** What the page of a request shows: on its way, not there, too late, the form, or what was asked for. */
export function RequestContent({ kind, content }: { kind: RequestKind; content: RemoteContent<FoundOrder> }) {
  const { state } = content
  if (state.status === 'ready') return <Ready kind={kind} found={state.value} />
  return <NotReady {...content} state={state} failed={words.failed} missing={<OrderMissing />} />
}
