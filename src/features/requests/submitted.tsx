import { View } from '@tarojs/components'
import type { RequestView } from '../../../core/orders/requests/request'
import type { Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'
import { goBack } from '../../platform/navigation'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { meaning } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { Still } from '../../ui/scroll/still'
import { NoticeOffer } from '../notices/notice-offer'
import { askAboutOrder } from '../orders/go'
import { answerPromise, requestTitle } from './request-text'
import { RequestCard } from './request-card'
import './submitted.scss'

export interface SubmittedProps {
  readonly orderNo: string
  readonly request: RequestView
  readonly now: Instant
}

/** The next step is the headline: until when it is answered. */
export function Submitted({ orderNo, request, now }: SubmittedProps) {
  const promise = answerPromise(request, now)
  return (
    <>
      <Still>
        <View className='submitted' {...meaning({ role: 'status' })}>
          <View className='submitted__title'>{promise ? words.sentTitle : requestTitle(request)}</View>
          {promise && <PromiseLine large icon='clock' {...promise} />}
        </View>
        <RequestCard orderNo={orderNo} request={request} now={now} />
        {promise && <NoticeOffer kind='requestAnswered' />}
      </Still>
      <BottomBar>
        <Button look='line' onPress={() => askAboutOrder(orderNo)}>
          {words.ask}
        </Button>
        <Button look='primary' onPress={goBack}>
          {words.toOrder}
        </Button>
      </BottomBar>
    </>
  )
}
