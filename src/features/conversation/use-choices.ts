import { useMemo } from 'react'
import type { ServiceView } from '../../../core/conversation/thread'
import type { Instant } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { homeWords } from '../../copy/home'
import { mailWords } from '../../copy/mail'
import { messageWords } from '../../copy/messages'
import { wordsOf } from '../../copy/refusal-words'
import type { Wish } from '../../platform/media'
import { writeMail } from '../../platform/mail'
import { openPage } from '../../platform/navigation'
import { callPhone } from '../../platform/phone'
import { canChoosePlace, choosePlace } from '../../platform/place'
import { say } from '../../platform/say'
import { callText } from '../shop/call-text'
import type { Shop } from '../shop/use-shop'
import { canCallPerson } from './asked.shared'
import type { Conversation } from './conversation'
import type { PanelChoice } from './panel'

const words = { ...chatCopy.panel, ...messageWords.panel }

export type SheetName = 'order' | 'goods'

interface ChoicesOf {
  readonly conversation: Conversation
  readonly status: ServiceView['status']
  readonly shop: Shop
  readonly now: Instant
  readonly chooseFiles: (wish: Omit<Wish, 'count'>) => void
  readonly openSheet: (sheet: SheetName) => void
  readonly closeTray: () => void
}

const sendPlace = async (conversation: Conversation): Promise<void> => {
  const place = await choosePlace()
  if (place === 'failed') say(messageWords.placeFailed)
  else if (place !== null) conversation.say([{ kind: 'location', ...place }])
}

const callHuman = async (conversation: Conversation): Promise<void> => {
  const refusal = await conversation.callHuman()
  if (refusal !== null) say(wordsOf(refusal))
}

type Choice = PanelChoice & { readonly isOffered?: boolean }

/** What the panel offers now: a person only while none is there or called, the phone only when the shop has one. */
export const useChoices = (asked: ChoicesOf): readonly PanelChoice[] => {
  const { conversation, status, shop, now, chooseFiles, openSheet, closeTray } = asked
  const canCallHuman = canCallPerson(status)
  // The words change, the moment does at every pull.
  const when = callText(shop, now)
  const { phone, email } = shop
  return useMemo(() => {
    const choices: readonly Choice[] = [
      {
        icon: 'photo',
        label: words.photos,
        onPress: () => chooseFiles({ from: 'album', kinds: ['image'] }),
      },
      {
        icon: 'camera',
        label: words.camera,
        onPress: () => chooseFiles({ from: 'camera', kinds: ['image'] }),
      },
      { icon: 'film', label: words.video, onPress: () => chooseFiles({ from: 'album', kinds: ['video'] }) },
      { icon: 'box', label: words.orders, onPress: () => openSheet('order') },
      { icon: 'bag', label: words.goods, onPress: () => openSheet('goods') },
      { icon: 'question', label: words.faq, onPress: () => openPage('faq') },
      {
        icon: 'pin',
        label: words.place,
        onPress: () => void sendPlace(conversation),
        isOffered: canChoosePlace(),
      },
      { icon: 'search', label: words.history, onPress: () => openPage('history') },
      {
        icon: 'phone',
        label: words.phone,
        onPress: () => callPhone(phone ?? ''),
        isOffered: phone !== null,
        note: homeWords.phoneNote(phone ?? '', when),
      },
      {
        icon: 'mail',
        label: mailWords.label,
        onPress: () => void writeMail(email ?? ''),
        isOffered: email !== undefined,
      },
      {
        icon: 'headset',
        label: words.human,
        onPress: () => void callHuman(conversation),
        isOffered: canCallHuman,
      },
    ]
    const offered = choices.filter(({ isOffered }) => isOffered !== false)
    return offered.map(({ onPress, ...choice }) => ({
      ...choice,
      onPress: () => {
        closeTray()
        onPress()
      },
    }))
  }, [conversation, phone, email, when, canCallHuman, chooseFiles, openSheet, closeTray])
}
