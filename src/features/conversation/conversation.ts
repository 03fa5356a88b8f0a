import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Scene } from '../../../core/contracts/shopper.contract'
import type { Reply } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Rating } from '../../../core/conversation/thread'
import type { OutgoingBody } from './outbox.shared'
import { createPolling } from './polling'
import type { Ports } from './ports'
import { createSending } from './sending'
import { createStore, type ConversationState } from './store'
import { afterEntering, afterHistory, afterReply, oldestSeq } from './thread.shared'

export interface Conversation {
  readonly state: () => ConversationState
  readonly subscribe: (listener: () => void) => () => void
  /** Opens the chat from that scene; once it is open, says `ask` (the home page's quick questions). */
  readonly enter: (scene: Scene, ask?: string) => Promise<void>
  /** The page is seen or not. */
  readonly setVisible: (visible: boolean) => void
  readonly say: (bodies: readonly OutgoingBody[]) => void
  readonly retry: (clientId: string) => void
  readonly discard: (clientId: string) => void
  readonly loadEarlier: () => Promise<void>
  /** Each answers null or why not. */
  readonly callHuman: () => Promise<RefusalCode | null>
  readonly cancelHandOff: () => Promise<RefusalCode | null>
  readonly rate: (sessionId: string, rating: Rating) => Promise<RefusalCode | null>
}

type ThreadReply = Reply<ShopperContract['conversation']['callHuman']>

export const createConversation = (ports: Ports): Conversation => {
  const store = createStore()
  const polling = createPolling(store, ports)
  const sending = createSending(store, ports, polling.lively)
  const enterId = ports.newClientId()
  let visible = true

  const enter = async (scene: Scene, ask?: string) => {
    store.update(() => ({ phase: 'entering', refusal: null }))
    const reply = await ports.api.conversation.enter({ clientId: enterId, scene })
    if (!reply.ok) {
      store.update(() => ({ phase: 'failed', refusal: reply.error, offline: reply.error === 'offline' }))
      return
    }
    store.update(({ thread }) => ({
      phase: 'ready',
      thread: afterEntering(thread, reply.value),
      offline: false,
    }))
    if (ask !== undefined && ask !== '') sending.add([{ kind: 'text', text: ask }])
    if (visible) polling.start()
  }

  const act = async (ask: () => Promise<ThreadReply>): Promise<RefusalCode | null> => {
    if (store.state().busy) return null
    store.update(() => ({ busy: true }))
    const reply = await ask()
    store.update(({ thread }) => ({
      busy: false,
      ...(reply.ok ? { thread: afterReply(thread, reply.value), offline: false } : {}),
    }))
    polling.lively()
    return reply.ok ? null : reply.error
  }

  const loadEarlier = async () => {
    const { earlier, thread } = store.state()
    if (earlier === 'loading' || !thread.hasEarlier) return
    store.update(() => ({ earlier: 'loading' }))
    const page = await ports.api.conversation.history({ before: oldestSeq(thread) })
    store.update((now) =>
      page.ok
        ? { earlier: 'idle', thread: afterHistory(now.thread, page.value) }
        : { earlier: 'failed', offline: page.error === 'offline' },
    )
  }

  sending.restore()
  const { conversation } = ports.api
  return {
    state: store.state,
    subscribe: store.subscribe,
    enter,
    setVisible: (now) => {
      visible = now
      if (!now) return polling.stop()
      if (store.state().phase === 'ready') polling.start()
    },
    say: (bodies) => {
      sending.add(bodies)
      polling.lively()
    },
    retry: sending.retry,
    discard: sending.discard,
    loadEarlier,
    callHuman: () => act(() => conversation.callHuman({ clientId: ports.newClientId() })),
    cancelHandOff: () => act(() => conversation.cancelHandOff({ clientId: ports.newClientId() })),
    rate: (sessionId, rating) =>
      act(() => conversation.rate({ clientId: ports.newClientId(), sessionId, rating })),
  }
}
