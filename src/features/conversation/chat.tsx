import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import type { ServiceView } from '../../../core/conversation/thread'
import type { OrderCard } from '../../../core/orders/order-view'
import { clockText, type Instant } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { common } from '../../copy/common'
import { wordsOf } from '../../copy/refusal-words'
import { Banner } from '../../ui/banner/banner'
import { Button } from '../../ui/button/button'
import { Page } from '../../ui/page/page'
import { State } from '../../ui/state/state'
import { useShop } from '../shop/use-shop'
import { ChatSkeleton } from './chat-skeleton'
import { Composer, type Tray } from './composer'
import { OrderSheet } from './order-sheet'
import { ThreadView } from './thread-view'
import { useActions } from './use-actions'
import { useChoices } from './use-choices'
import { useConversation } from './use-conversation'
import './chat.scss'

/** Who serves, under the title. */
const subOf = (service: ServiceView): string => {
  switch (service.status) {
    case 'queued':
      return chatCopy.sub.queued
    case 'offline':
      return chatCopy.sub.offline
    case 'assigned':
      return chatCopy.sub.assigned(service.agentName)
    case 'ended':
      return chatCopy.sub.ended
    default:
      return chatCopy.bot
  }
}

const OfflineStrip = ({ since }: { since: Instant }) => (
  <View className='chat__strip'>
    <Banner icon='no-network' text={common.offlineSince(clockText(since))} />
  </View>
)

/** Before it is open: its shape, or why it did not open. */
const NotReady = ({ refusal, onRetry }: { refusal: RefusalCode | null; onRetry: () => void }) =>
  refusal === null ? (
    <ChatSkeleton />
  ) : (
    <State picture='failed' title={chatCopy.failedTitle} text={wordsOf(refusal)}>
      <Button look='primary' onPress={onRetry}>
        {chatCopy.retry}
      </Button>
    </State>
  )

interface ChatProps {
  readonly scene: Scene
  /** Said at once when the chat is open. */
  readonly ask: string
}

/** The chat: whoever serves above, what was said, and where to say more. */
export function Chat({ scene, ask }: ChatProps) {
  const { conversation, state, rows, reenter } = useConversation(scene, ask)
  const shop = useShop()
  const [tray, setTray] = useState<Tray>('none')
  const [sheet, setSheet] = useState(false)
  const [keyboard, setKeyboard] = useState(0)
  const actions = useActions(conversation)
  const { service, now } = state.thread
  const openSheet = useCallback(() => setSheet(true), [])
  const closeTray = useCallback(() => setTray('none'), [])
  const choices = useChoices({
    conversation,
    status: service.status,
    phone: shop.phone,
    openSheet,
    closeTray,
  })
  const closeSheet = useCallback(() => setSheet(false), [])
  const choose = (order: OrderCard) => {
    setSheet(false)
    actions.sayOrder(order)
  }

  const isReady = state.phase === 'ready'
  return (
    <Page
      title={chatCopy.title(shop.shopName)}
      sub={isReady ? subOf(service) : state.refusal === null ? chatCopy.sub.connecting : ''}
      live={service.status === 'assigned'}
      ground='chat'
      keyboard={keyboard}
    >
      {!isReady && <NotReady refusal={state.refusal} onRetry={reenter} />}
      {isReady && state.offline && <OfflineStrip since={now} />}
      {isReady && <ThreadView {...{ rows, state, conversation, actions }} room={`${tray} ${keyboard}`} />}
      {isReady && (
        <Composer
          placeholder={service.status === 'ended' ? chatCopy.fieldAfterEnd : ''}
          choices={choices}
          tray={tray}
          onTray={setTray}
          onSend={actions.sayText}
          onKeyboard={setKeyboard}
        />
      )}
      {sheet && <OrderSheet onClose={closeSheet} onChoose={choose} />}
    </Page>
  )
}
