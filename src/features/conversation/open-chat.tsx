import { useCallback, useState } from 'react'
import { chatCopy } from '../../copy/chat'
import { messageWords } from '../../copy/messages'
import { say } from '../../platform/say'
import { PopMenu } from '../../ui/pop-menu/pop-menu'
import { NoticeOffer } from '../notices/notice-offer'
import type { Quoted } from './bodies/text-body'
import { Composer, type Tray } from './composer'
import type { Conversation } from './conversation'
import { GoodsSheet } from './goods-sheet'
import { MediaTray } from './media-tray'
import { LineStrip } from './line-strip'
import { OrderSheet } from './order-sheet'
import { fileBody, type OutgoingBody } from './outbox.shared'
import { keyOf } from './rows.shared'
import { ThreadView } from './thread-view'
import type { Shop } from '../shop/use-shop'
import { useActions } from './use-actions'
import { useChoices, type SheetName } from './use-choices'
import type { OpenConversation } from './use-conversation'
import { useMenu } from './use-menu'
import { usePlayback } from './use-playback'
import type { Spot } from './use-spot'
import { useTray } from './use-tray'

/** The message that the list is asked to show, by what quotes it. */
const useShowing = (conversation: Conversation) => {
  const [spot, setSpot] = useState<Spot | null>(null)
  const showMessage = useCallback(
    (id: string) => {
      const found = conversation.state().thread.messages.find((message) => message.id === id)
      if (found === undefined) return say(messageWords.quoteAway)
      setSpot((last) => ({ key: keyOf(found), turn: (last?.turn ?? 0) + 1 }))
    },
    [conversation],
  )
  return { spot, showMessage }
}

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
  readonly shop: Shop
  /** What the keyboard covers, px. */
  readonly keyboard: number
  readonly onKeyboard: (height: number) => void
}

/** The open chat: what was said, what is about to be sent, where to say more. */
export function OpenChat({ conversation, state, rows, shop, keyboard, onKeyboard }: OpenChatProps) {
  const [tray, setTray] = useState<Tray>('none')
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const { service } = state.thread
  const { spot, showMessage } = useShowing(conversation)
  const { quote, setQuote, dropQuote, sayWords } = useSaying(conversation)
  const { menu, close, openers } = useMenu(conversation, setQuote)
  const playback = usePlayback(conversation)
  const actions = useActions(conversation, { ...openers, showMessage, playback })
  const files = useTray(conversation.say)
  const closeTray = useCallback(() => setTray('none'), [])
  const closeSheet = useCallback(() => setSheet(null), [])
  const choices = useChoices({
    conversation,
    status: service.status,
    shop,
    now: state.thread.now,
    chooseFiles: files.choose,
    openSheet: setSheet,
    closeTray,
  })
  const hasFiles = files.files.length > 0 || files.isPreparing

  return (
    <>
      <LineStrip state={state} />
      <ThreadView
        {...{ rows, state, conversation, actions, spot }}
        room={`${tray} ${keyboard} ${String(hasFiles)} ${quote?.id ?? ''}`}
      />
      {service.status === 'offline' && <NoticeOffer kind='answered' />}
      {hasFiles && <MediaTray files={files.files} isPreparing={files.isPreparing} {...files.acts} />}
      <Composer
        placeholder={service.status === 'ended' ? chatCopy.fieldAfterEnd : ''}
        {...{ choices, tray, quote, onKeyboard }}
        onTray={setTray}
        onDropQuote={dropQuote}
        onWrite={conversation.writes}
        onSend={sayWords}
        onVoice={useCallback((voice) => conversation.say([fileBody('voice', voice)]), [conversation])}
      />
      <Sheets sheet={sheet} onClose={closeSheet} onSay={(body) => conversation.say([body])} />
      {menu !== null && <PopMenu {...menu} onClose={close} />}
    </>
  )
}
