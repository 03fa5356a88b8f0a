import { useMemo } from 'react'
import { wordsOf } from '../../copy/refusal-words'
import { previewPhotos } from '../../platform/media'
import { openPage } from '../../platform/navigation'
import { say } from '../../platform/say'
import type { ChatActions } from './actions'
import type { Conversation } from './conversation'

const photosOf = (conversation: Conversation): string[] =>
  conversation.state().thread.messages.flatMap(({ body }) => (body.kind === 'image' ? [body.url] : []))

/** The actions of this conversation, made once. */
export const useActions = (conversation: Conversation): ChatActions =>
  useMemo(
    () => ({
      sayText: (text) => conversation.say([{ kind: 'text', text }]),
      sayOrder: (order) => conversation.say([{ kind: 'order', order }]),
      retry: conversation.retry,
      discard: conversation.discard,
      preview: (url) => previewPhotos([...new Set([...photosOf(conversation), url])], url),
      openOrder: (orderNo) => openPage('order-detail', { orderNo }),
      cancelHandOff: () => {
        void conversation.cancelHandOff().then((refusal) => refusal !== null && say(wordsOf(refusal)))
      },
      rate: conversation.rate,
    }),
    [conversation],
  )
