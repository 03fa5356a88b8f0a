import { useMemo } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { chatCopy } from '../../copy/chat'
import { messageWords } from '../../copy/messages'
import { wordsOf } from '../../copy/refusal-words'
import { playFilm } from '../../platform/film'
import { openLink } from '../../platform/link'
import { previewPhotos } from '../../platform/media'
import { openPage } from '../../platform/navigation'
import { openPlace } from '../../platform/place'
import { say } from '../../platform/say'
import type { ChatActions } from './actions'
import { canCallPerson } from './asked.shared'
import type { Conversation } from './conversation'
import { photoUrls } from './photos.shared'

const follow = async (url: string): Promise<void> => {
  const done = await openLink(url)
  if (done === 'copied') say(messageWords.linkCopied)
  if (done === 'failed') say(messageWords.copyFailed)
}

const told = async (doing: Promise<RefusalCode | null>): Promise<void> => {
  const refusal = await doing
  if (refusal !== null) say(wordsOf(refusal))
}

/** A card that offers a person stays: one who is called already is not called again. */
const callHuman = (conversation: Conversation): void => {
  const { status } = conversation.state().thread.service
  if (canCallPerson(status)) void told(conversation.callHuman())
  else say(chatCopy.personCalled)
}

type OfThePage = Pick<ChatActions, 'hold' | 'askPhone' | 'showMessage' | 'playback'>

/** The actions of this conversation, made once; those that open something on the page come from it. */
export const useActions = (conversation: Conversation, page: OfThePage): ChatActions => {
  const { hold, askPhone, showMessage, playback } = page
  return useMemo(
    () => ({
      sayText: (text) => conversation.say([{ kind: 'text', text }]),
      sayOrder: (order) => conversation.say([{ kind: 'order', order }]),
      retry: conversation.retry,
      discard: conversation.discard,
      preview: (url) => {
        const urls = photoUrls(conversation.state().thread.messages)
        previewPhotos([...new Set([...urls, url])], url)
      },
      playVideo: (url, posterUrl) => {
        playback.stop()
        playFilm({ url, posterUrl, closeLabel: messageWords.closeVideo })
      },
      openOrder: (orderNo) => openPage('order-detail', { orderNo }),
      openCase: (caseNo) => openPage('case', { caseNo }),
      openLink: (url) => void follow(url),
      openPlace,
      askPhone,
      hold,
      showMessage,
      playback,
      cancelHandOff: () => void told(conversation.cancelHandOff()),
      callHuman: () => callHuman(conversation),
      rate: conversation.rate,
    }),
    [conversation, hold, askPhone, showMessage, playback],
  )
}
