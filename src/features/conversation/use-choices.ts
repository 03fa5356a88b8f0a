import { useMemo } from 'react'
import type { ServiceView } from '../../../core/conversation/thread'
import { chatCopy } from '../../copy/chat'
import { wordsOf } from '../../copy/refusal-words'
import { choosePhotos } from '../../platform/media'
import { callPhone } from '../../platform/phone'
import { say } from '../../platform/say'
import type { Conversation } from './conversation'
import { fileBody } from './outbox.shared'
import type { PanelChoice } from './panel'

const AT_ONCE = 9
const words = chatCopy.panel

interface ChoicesOf {
  readonly conversation: Conversation
  readonly status: ServiceView['status']
  readonly phone: string | null
  readonly openSheet: () => void
  readonly closeTray: () => void
}

const sendPhotos = async (conversation: Conversation, from: 'album' | 'camera'): Promise<void> => {
  const photos = await choosePhotos(from, AT_ONCE)
  if (photos.length === 0) return
  conversation.say(photos.map((photo) => fileBody('image', photo)))
}

const callHuman = async (conversation: Conversation): Promise<void> => {
  const refusal = await conversation.callHuman()
  if (refusal !== null) say(wordsOf(refusal))
}

/** What the panel offers now: a person only while none is there or called, the phone only when the shop has one. */
export const useChoices = ({ conversation, status, phone, openSheet, closeTray }: ChoicesOf) => {
  const canCallHuman = status !== 'queued' && status !== 'assigned' && status !== 'offline'
  return useMemo((): readonly PanelChoice[] => {
    const closing = (act: () => void) => () => {
      closeTray()
      act()
    }
    return [
      { icon: 'photo', label: words.photos, onPress: closing(() => void sendPhotos(conversation, 'album')) },
      {
        icon: 'camera',
        label: words.camera,
        onPress: closing(() => void sendPhotos(conversation, 'camera')),
      },
      { icon: 'box', label: words.orders, onPress: closing(openSheet) },
      ...(phone === null
        ? []
        : [{ icon: 'phone', label: words.phone, onPress: closing(() => callPhone(phone)) } as const]),
      ...(canCallHuman
        ? [
            {
              icon: 'headset',
              label: words.human,
              onPress: closing(() => void callHuman(conversation)),
            } as const,
          ]
        : []),
    ]
  }, [conversation, phone, canCallHuman, openSheet, closeTray])
}
