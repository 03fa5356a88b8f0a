import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import { chatCopy } from '../../copy/chat'
import { common } from '../../copy/common'
import { messageWords } from '../../copy/messages'
import { clockText, type Instant } from '../../../core/shared/time'
import { say } from '../../platform/say'
import { Banner } from '../../ui/banner/banner'
import { PopMenu } from '../../ui/pop-menu/pop-menu'
import { NoticeOffer } from '../notices/notice-offer'
import type { Quoted } from './bodies/text-body'
import { Composer, type Tray } from './composer'
import type { Conversation } from './conversation'
import { GoodsSheet } from './goods-sheet'
import { MediaTray } from './media-tray'
import { OrderSheet } from './order-sheet'
import { fileBody, type OutgoingBody } from './outbox.shared'
import { ThreadView } from './thread-view'
import { useActions } from './use-actions'
import { useChoices, type SheetName } from './use-choices'
import type { OpenConversation } from './use-conversation'
import { useMenu } from './use-menu'
import { usePlayback } from './use-playback'
import { useTray } from './use-tray'

const OfflineStrip = ({ since }: { since: Instant }) => (
  <View className='chat__strip'>
    <Banner icon='no-network' text={common.offlineSince(clockText(since))} />
  </View>
)

const sayAway = (): void => say(messageWords.quoteAway)

/** What is being answered to, and how words are said. */
const useSaying = (conversation: Conversation) => {
  const [quote, setQuote] = useState<Quoted | null>(null)
  const dropQuote = useCallback(() => setQuote(null), [])
  const sayWords = useCallback(
    (text: string) => {
      conversation.say([{ kind: 'text', text, ...(quote && { quote }) }])
      setQuote(null)
    },
    [conversation, quote],
  )
  return { quote, setQuote, dropQuote, sayWords }
}

interface SheetsProps {
  readonly sheet: SheetName | null
  readonly onClose: () => void
  readonly onSay: (body: OutgoingBody) => void
}

function Sheets({ sheet, onClose, onSay }: SheetsProps) {
  const choose = (body: OutgoingBody) => {
    onClose()
    onSay(body)
  }
  if (sheet === 'order') {
    return <OrderSheet onClose={onClose} onChoose={(order) => choose({ kind: 'order', order })} />
  }
  return sheet === 'goods' ? <GoodsSheet onClose={onClose} onChoose={choose} /> : null
}

interface OpenChatProps extends OpenConversation {
  readonly phone: string | null
  /** What the keyboard covers, px. */
  readonly keyboard: number
  readonly onKeyboard: (height: number) => void
}

/** The open chat: what was said, what is about to be sent, where to say more. */
export function OpenChat({ conversation, state, rows, phone, keyboard, onKeyboard }: OpenChatProps) {
  const [tray, setTray] = useState<Tray>('none')
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const { service, now } = state.thread
  const { quote, setQuote, dropQuote, sayWords } = useSaying(conversation)
  const { menu, close, openers } = useMenu(conversation, setQuote)
  const playback = usePlayback(conversation)
  const actions = useActions(conversation, { ...openers, showMessage: sayAway, playback })
  const files = useTray(conversation.say)
  const closeTray = useCallback(() => setTray('none'), [])
  const closeSheet = useCallback(() => setSheet(null), [])
  const choices = useChoices({
    conversation,
    status: service.status,
    phone,
    chooseFiles: files.choose,
    openSheet: setSheet,
    closeTray,
  })
  const hasFiles = files.files.length > 0 || files.isPreparing

  return (
    <>
      {state.offline && <OfflineStrip since={now} />}
      <ThreadView
        {...{ rows, state, conversation, actions }}
        room={`${tray} ${keyboard} ${String(hasFiles)} ${quote?.id ?? ''}`}
      />
      {service.status === 'offline' && <NoticeOffer kind='answered' />}
      {hasFiles && <MediaTray files={files.files} isPreparing={files.isPreparing} {...files.acts} />}
      <Composer
        placeholder={service.status === 'ended' ? chatCopy.fieldAfterEnd : ''}
        {...{ choices, tray, quote, onKeyboard }}
        onTray={setTray}
        onDropQuote={dropQuote}
        onSend={sayWords}
        onVoice={useCallback((voice) => conversation.say([fileBody('voice', voice)]), [conversation])}
      />
      <Sheets sheet={sheet} onClose={closeSheet} onSay={(body) => conversation.say([body])} />
      {menu !== null && <PopMenu {...menu} onClose={close} />}
    </>
  )
}
