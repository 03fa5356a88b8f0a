import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Reply } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import type { Rating } from '../../../core/conversation/thread'
import type { OutgoingBody } from './outbox.shared'
import { Polling } from './polling'
import type { Ports } from './ports'
import { Sending } from './sending'
import { createStore, type ConversationState } from './store'
import { afterEntering, afterHistory, afterReply, oldestSeq } from './thread.shared'

type ThreadReply = Reply<ShopperContract['conversation']['callHuman']>

/** One shopper's conversation as long as its page is open: entered once, pulled while seen, said into. */
export class Conversation {
  private readonly store = createStore()
  private readonly polling: Polling
  private readonly sending: Sending
  private readonly enterId: string
  private visible = true

  constructor(private readonly ports: Ports) {
    this.polling = new Polling(this.store, ports)
    this.sending = new Sending(this.store, ports, this.polling.lively)
    this.enterId = ports.newClientId()
    this.sending.restore()
  }

  readonly state = (): ConversationState => this.store.state()
  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener)

  /** Opens the chat from that scene; once it is open, says `ask` (the home page's quick questions). */
  readonly enter = async (scene: Scene, ask = ''): Promise<void> => {
    const { store } = this
    store.update(() => ({ phase: 'entering', refusal: null }))
    const reply = await this.ports.api.conversation.enter({ clientId: this.enterId, scene })
    if (!reply.ok) {
      store.update(() => ({ phase: 'failed', refusal: reply.error }))
      return
    }
    store.update(({ thread }) => ({
      phase: 'ready',
      thread: afterEntering(thread, reply.value),
      offline: false,
    }))
    if (ask !== '') this.sending.add([{ kind: 'text', text: ask }])
    if (this.visible) this.polling.begin()
  }

  /** The page is seen or not. */
  readonly setVisible = (visible: boolean): void => {
    this.visible = visible
    if (!visible) return this.polling.stop()
    if (this.state().phase === 'ready') this.polling.resume()
  }

  readonly say = (bodies: readonly OutgoingBody[]): void => {
    this.sending.add(bodies)
    this.polling.lively()
  }

  readonly retry = (clientId: string): void => this.sending.retry(clientId)
  readonly discard = (clientId: string): void => this.sending.discard(clientId)

  /** The page of messages before the oldest one. */
  readonly loadEarlier = async (): Promise<void> => {
    const { earlier, thread } = this.state()
    if (earlier === 'loading' || !thread.hasEarlier) return
    this.store.update(() => ({ earlier: 'loading' }))
    const page = await this.ports.api.conversation.history({ before: oldestSeq(thread) })
    this.store.update((now) =>
      page.ok
        ? { earlier: 'idle', thread: afterHistory(now.thread, page.value) }
        : { earlier: 'failed', offline: page.error === 'offline' },
    )
  }

  /** Asks for a person; answers null, or why not. */
  readonly callHuman = (): Promise<RefusalCode | null> =>
    this.act((clientId) => this.ports.api.conversation.callHuman({ clientId }))

  readonly cancelHandOff = (): Promise<RefusalCode | null> =>
    this.act((clientId) => this.ports.api.conversation.cancelHandOff({ clientId }))

  readonly rate = (sessionId: string, rating: Rating): Promise<RefusalCode | null> =>
    this.act((clientId) => this.ports.api.conversation.rate({ clientId, sessionId, rating }))

  private async act(ask: (clientId: string) => Promise<ThreadReply>): Promise<RefusalCode | null> {
    if (this.state().busy) return null
    this.store.update(() => ({ busy: true }))
    const reply = await ask(this.ports.newClientId())
    this.store.update(({ thread }) => ({
      busy: false,
      ...(reply.ok ? { thread: afterReply(thread, reply.value), offline: false } : {}),
    }))
    this.polling.lively()
    return reply.ok ? null : reply.error
  }
}
