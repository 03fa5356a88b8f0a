import { useMemo, useRef, type RefObject } from 'react'
import { App } from 'antd'
import { refusalWords } from '../../../core/copy/refusals'
import { api } from '../../api/client'
import type { Drafting } from '../composer/use-draft'
import { conversationWords as words } from '../../words/conversation'
import { searchWords } from '../../words/search'
import type { MessageActions } from './actions'
import { newClientId } from './client-id'
import type { LiveConversation } from './live'
import { saidBriefly, saidBy } from './said-words'

interface ActsOn {
  readonly sessionId: string
  readonly live: LiveConversation
  readonly drafting: Drafting
  readonly called: string
  readonly list: RefObject<HTMLElement>
  readonly view: (id: string) => void
  /** To where replies are written. */
  readonly focus: () => void
}

/** Brings a message into the middle and marks it; tells whether it is here. */
const spot = (list: HTMLElement | null, id: string): boolean => {
  const row = list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
  row?.scrollIntoView({ block: 'center' })
  row?.focus({ preventScroll: true })
  return Boolean(row)
}

/** What can be done from a message; the same object all the time, so that messages are not drawn anew. */
export const useMessageActions = (acts: ActsOn): MessageActions => {
  const { message: toast } = App.useApp()
  const now = useRef(acts)
  now.current = acts
  return useMemo(
    () => ({
      quote: (message) => {
        const { drafting, called, focus } = now.current
        const [name, excerpt] = [saidBy(message, called), saidBriefly(message)]
        drafting.change({ isNote: false, quote: { id: message.id, name, excerpt } })
        focus()
      },
      sessionOf: ({ session }) => {
        const { live, sessionId } = now.current
        const newest = live.state().thread.messages.at(-1)
        return session !== undefined && session === newest?.session ? sessionId : null
      },
      recall: (messageId) => {
        const { live, sessionId } = now.current
        void api.desk.recall({ sessionId, clientId: newClientId(), messageId }).then((reply) => {
          if (reply.ok) live.take(reply.value)
          else void toast.error(refusalWords[reply.error])
        })
      },
      copy: (text) =>
        void navigator.clipboard.writeText(text).then(
          () => toast.success(words.copied),
          () => toast.error(words.copyFailed),
        ),
      goTo: (id) => {
        if (!spot(now.current.list.current, id)) void toast.info(words.quoteAway)
      },
      goBackTo: ({ id, seq }) => {
        const { live, list } = now.current
        if (spot(list.current, id)) return
        const close = toast.loading(searchWords.goingBack, 0)
        void live.loadBackTo(seq).then((isHere) => {
          close()
          // what was loaded is drawn first
          if (isHere) window.requestAnimationFrame(() => spot(list.current, id))
          else void toast.warning(searchWords.tooFar)
        })
      },
      view: (id) => now.current.view(id),
      retry: (clientId) => now.current.live.sending.retry(clientId),
      discard: (clientId) => now.current.live.sending.discard(clientId),
      edit: (clientId) => {
        const { live, drafting, focus } = now.current
        const item = live.state().outbox.find((one) => one.clientId === clientId)
        if (item?.body.kind !== 'text' && item?.body.kind !== 'note') return
        const isNote = item.body.kind === 'note'
        const quote = item.body.kind === 'text' ? (item.body.quote ?? null) : null
        // what is being written stays, below it
        const text = [item.body.text, drafting.draft.text].filter((words) => words !== '').join('\n')
        drafting.change({ text, quote, isNote })
        live.sending.discard(clientId)
        focus()
      },
    }),
    [toast],
  )
}
