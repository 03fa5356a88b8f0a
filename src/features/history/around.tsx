import { View } from '@tarojs/components'
import type { MessageView } from '../../../core/conversation/message'
import { orderNoIn } from '../../../core/conversation/order-in'
import type { Instant } from '../../../core/shared/time'
import { api } from '../../api/client'
import { useRemote } from '../../api/use-remote'
import { historyWords as words } from '../../copy/history'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { Failed } from '../trouble/failed'
import { briefOf } from './found.shared'
import { FoundRow } from './found-row'
import './around.scss'

/** Turns that are shown behind the message; a page of the history reaches back from there. */
const BEHIND = 10

export interface AroundProps {
  readonly message: MessageView
  readonly now: Instant
  readonly said: string
  readonly onBack: () => void
}

/** What was said before and after a message that was found. */
export function Around({ message, now, said, onBack }: AroundProps) {
  const { state, busy, again } = useRemote({
    ask: () => api.conversation.history({ before: message.seq + BEHIND }),
  })
  const orderNo = orderNoIn(message.body)
  return (
    <View>
      <View className='around__head'>
        <Button look='line' small onPress={onBack}>
          {words.back}
        </Button>
        {orderNo !== null && (
          <Button look='weak' small onPress={() => openPage('order-detail', { orderNo })}>
            {words.openOrder}
          </Button>
        )}
      </View>
      {state.status === 'loading' && (
        <Card className='around__waiting'>
          <Skeleton className='around__line' />
          <Skeleton className='around__line' />
        </Card>
      )}
      {state.status === 'failed' && (
        <Failed
          title={words.placeFailed.title}
          what={words.placeFailed.what}
          {...{ code: state.code, at: state.at, busy }}
          onRetry={() => void again()}
          onAsk={() => openPage('chat')}
        />
      )}
      {state.status === 'ready' && (
        <Card className='around__list' label={words.around}>
          {state.value.messages
            .filter((one) => one.id === message.id || briefOf(one) !== '')
            .map((one) => (
              <FoundRow key={one.id} message={one} now={now} said={said} chosen={one.id === message.id} />
            ))}
        </Card>
      )}
    </View>
  )
}
