import { useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import type { ServiceView } from '../../../core/conversation/thread'
import { chatCopy } from '../../copy/chat'
import { wordsOf } from '../../copy/refusal-words'
import { codeText } from '../../copy/trouble'
import { callPhone } from '../../platform/phone'
import { serverNow } from '../../platform/server-time'
import { Button } from '../../ui/button/button'
import { Page } from '../../ui/page/page'
import { State } from '../../ui/state/state'
import { useShop } from '../shop/use-shop'
import type { Asked } from './asked.shared'
import { ChatSkeleton } from './chat-skeleton'
import { OpenChat } from './open-chat'
import { useConversation } from './use-conversation'
import './chat.scss'

/** Who serves, under the title. */
const subOf = (service: ServiceView, isAgentTyping: boolean): string => {
  switch (service.status) {
    case 'queued':
      return chatCopy.sub.queued
    case 'offline':
      return chatCopy.sub.offline
    case 'assigned':
      return isAgentTyping ? chatCopy.sub.typing : chatCopy.sub.assigned(service.agentName)
    case 'ended':
      return chatCopy.sub.ended
    default:
      return chatCopy.bot
  }
}

interface NotReadyProps {
  readonly refusal: RefusalCode | null
  readonly phone: string | null
  readonly onRetry: () => void
}

/** Before it is open: its shape, or why it did not open. */
const NotReady = ({ refusal, phone, onRetry }: NotReadyProps) =>
  refusal === null ? (
    <ChatSkeleton />
  ) : (
    <State
      picture='failed'
      title={chatCopy.failedTitle}
      text={wordsOf(refusal)}
      code={codeText(refusal, serverNow())}
    >
      <Button look='primary' onPress={onRetry}>
        {chatCopy.retry}
      </Button>
      {phone !== null && (
        <Button look='line' onPress={() => callPhone(phone)}>
          {chatCopy.callShop}
        </Button>
      )}
    </State>
  )

interface ChatProps {
  readonly scene: Scene
  /** Said at once when the chat is open. */
  readonly ask: Asked | null
}

/** The chat: whoever serves above, what was said, and where to say more. */
export function Chat({ scene, ask }: ChatProps) {
  const open = useConversation(scene, ask)
  const { state } = open
  const shop = useShop()
  const [keyboard, setKeyboard] = useState(0)
  const { service } = state.thread
  const isReady = state.phase === 'ready'
  return (
    <Page
      title={chatCopy.title(shop.shopName)}
      sub={
        isReady ? subOf(service, state.isAgentTyping) : state.refusal === null ? chatCopy.sub.connecting : ''
      }
      live={service.status === 'assigned'}
      ground='chat'
      keyboard={keyboard}
    >
      {isReady ? (
        <OpenChat {...open} shop={shop} keyboard={keyboard} onKeyboard={setKeyboard} />
      ) : (
        <NotReady refusal={state.refusal} phone={shop.phone} onRetry={open.reenter} />
      )}
    </Page>
  )
}
