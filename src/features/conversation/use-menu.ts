import { useCallback, useMemo, useState } from 'react'
import { messageWords } from '../../copy/messages'
import { copyText } from '../../platform/clipboard'
import { isWeapp } from '../../platform/env'
import { callPhone } from '../../platform/phone'
import { say } from '../../platform/say'
import type { Point } from '../../ui/hold'
import type { MenuItem } from '../../ui/pop-menu/pop-menu'
import { applyFor } from '../cases/go'
import type { Quoted } from './bodies/text-body'
import type { Conversation } from './conversation'
import { copiedOf, orderOf, quoteOf } from './menu.shared'
import { keyOf } from './rows.shared'

export interface OpenMenu {
  readonly at: Point
  readonly label: string
  readonly items: readonly MenuItem[]
}

const copy = async (words: string): Promise<void> => {
  const copied = await copyText(words)
  // WeChat says so by itself.
  if (!copied) say(messageWords.copyFailed)
  else if (!isWeapp) say(messageWords.copied)
}

const itemsOf = (conversation: Conversation, key: string, onQuote: (quote: Quoted) => void): MenuItem[] => {
  const { thread, outbox } = conversation.state()
  const said = thread.messages.find((message) => keyOf(message) === key)
  const waiting = outbox.find(({ clientId }) => clientId === key)
  const body = said?.body ?? waiting?.body
  const [words, orderNo] = [copiedOf(body), orderOf(body)]
  const quote = said === undefined ? null : quoteOf(said)
  return [
    ...(words === null ? [] : [{ label: messageWords.copy, onPress: () => void copy(words) }]),
    ...(quote === null ? [] : [{ label: messageWords.quote, onPress: () => onQuote(quote) }]),
    ...(orderNo === null ? [] : [{ label: messageWords.apply, onPress: () => applyFor(orderNo) }]),
  ]
}

/** The small menu beside a message or a phone number. */
export const useMenu = (conversation: Conversation, onQuote: (quote: Quoted) => void) => {
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const close = useCallback(() => setMenu(null), [])
  const openers = useMemo(
    () => ({
      hold: (key: string, at: Point) => {
        const items = itemsOf(conversation, key, onQuote)
        if (items.length > 0) setMenu({ at, label: messageWords.menu, items })
      },
      askPhone: (phone: string, at: Point) =>
        setMenu({
          at,
          label: messageWords.phoneMenu(phone),
          items: [
            { label: messageWords.call, onPress: () => callPhone(phone) },
            { label: messageWords.copy, onPress: () => void copy(phone) },
          ],
        }),
    }),
    [conversation, onQuote],
  )
  return { menu, close, openers }
}
