import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Reply } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import type { Rating } from '../../../core/conversation/rating'
import type { Thread } from '../../../core/conversation/thread'
import { saidAtOnce, type Asked } from './asked.shared'
import type { OutgoingBody } from './outbox.shared'
import { keptThread, recalledThread } from './kept-thread.shared'
import { Polling } from './polling'
import type { Ports } from './ports'
import type { Sending } from './sending'
import { Telling } from './telling'
import { conversationStore, type ConversationState } from './store'
import { afterEntering, afterHistory, afterReply, oldestSeq } from './thread.shared'

type ThreadReply = Reply<ShopperContract['conversation']['callHuman']>

/** Under this name the newest messages are kept for a start without network. */
const KEPT_AS = 'thread'
const READ_AS = 'readTo'

/** One shopper's conversation as long as its page is open: entered once, pulled while seen, said into. */
export class Conversation {
  private readonly store = conversationStore()
  private readonly polling: Polling
  private readonly telling: Telling
  private readonly enterId: string
  private visible = true
  /** The turn up to which the shopper has read, on this phone. */
  private readTo: number
  /** The newest turn that was here when the page came back into sight. */
  private cameBackAt: number | null = null
  /** Opened without network on what was kept: to be entered once the server is reached. */
  private enterAgain: () => void = () => undefined
  private readonly leaving: (() => void)[]

  constructor(
    private readonly ports: Ports,
    private readonly sending: Sending,
  ) {
    this.polling = new Polling(this.store, ports, () => this.reached())
    this.telling = new Telling(this.store, ports)
    this.enterId = ports.newClientId()
    const readTo = ports.readStored(READ_AS)
    this.readTo = typeof readTo === 'number' ? readTo : 0
    this.leaving = [
      sending.listen({
        onChange: () => this.mirror(),
        onReply: (thread) => this.answered(thread),
        onOffline: () => this.store.update(() => ({ offline: true })),
      }),
      ports.watchLine({
        onBack: () => this.lineBack(),
        onSlow: (slow) => this.store.update(() => ({ slow })),
      }),
      this.store.subscribe(() => this.noteArrived()),
    ]
    this.mirror()
  }

  readonly state = (): ConversationState => this.store.state()
  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener)

  /** Opens the chat from that scene; once it is open, says what was asked (the home page's quick questions). */
  readonly enter = async (scene: Scene, ask: Asked | null = null): Promise<void> => {
    const { store } = this
    if (store.state().phase !== 'ready') store.update(() => ({ phase: 'entering', refusal: null }))
    const reply = await this.ports.api.conversation.enter({ clientId: this.enterId, scene })
    if (!reply.ok) return this.notEntered(reply.error, { scene, ask })
    this.enterAgain = () => undefined
    store.update(({ thread, phase, unreadFrom }) => ({
      phase: 'ready',
      thread: afterEntering(thread, reply.value),
      unreadFrom: phase === 'ready' ? unreadFrom : this.readTo,
      offline: false,
    }))
    this.keep()
    this.begin(ask)
  }

  /** Without network what was kept is shown, and can be said into; else the page says why not. */
  private notEntered(refusal: RefusalCode, { scene, ask }: { scene: Scene; ask: Asked | null }): void {
    const isOpen = this.state().phase === 'ready'
    const kept = refusal === 'offline' ? recalledThread(this.ports.readStored(KEPT_AS)) : null
    this.enterAgain = () => void this.enter(scene, isOpen || kept !== null ? null : ask)
    if (isOpen) return
    if (kept === null) return this.store.update(() => ({ phase: 'failed', refusal }))
    this.store.update(() => ({ phase: 'ready', thread: kept, unreadFrom: this.readTo, offline: true }))
    this.begin(ask)
  }

  private begin(ask: Asked | null): void {
    if (ask !== null) this.sayAsked(ask)
    if (this.visible) this.polling.begin()
  }

  private sayAsked(ask: Asked): void {
    const { messages, service } = this.state().thread
    const visit = ask.visit === '' ? this.ports.newClientId() : ask.visit
    for (const { clientId, text } of saidAtOnce(ask, visit, service.status)) {
      const isSaid = messages.some((message) => message.clientId === clientId)
      if (!isSaid) this.sending.addOnce(clientId, { kind: 'text', text })
    }
  }

  /** The page is seen or not. */
  readonly setVisible = (visible: boolean): void => {
    this.visible = visible
    if (!visible) {
      this.keep()
      this.telling.stop()
      return this.polling.stop()
    }
    this.sending.wake()
    if (this.state().phase !== 'ready') return
    this.cameBackAt = this.state().thread.seq
    this.polling.resume()
  }

  /** Everything is in view: up to here it is read. */
  readonly noteRead = (): void => {
    const { seq } = this.state().thread
    if (!this.visible) return
    this.telling.shown()
    if (seq <= this.readTo) return
    this.readTo = seq
    this.ports.writeStored(READ_AS, seq)
  }

  /** The page is closed; what it left in the outbox goes on. */
  readonly leave = (): void => {
    this.setVisible(false)
    this.leaving.forEach((leave) => leave())
  }

  private keep(): void {
    const { phase, thread } = this.state()
    if (phase === 'ready') this.ports.writeStored(KEPT_AS, keptThread(thread))
  }

  private mirror(): void {
    this.store.update(() => ({ outbox: this.sending.outbox(), hold: this.sending.hold() }))
  }

  private answered(thread: Thread): void {
    this.telling.said()
    this.store.update((now) => ({ thread: afterReply(now.thread, thread), offline: false }))
    this.polling.lively()
  }

  private noteArrived(): void {
    const { phase, thread } = this.state()
    if (phase === 'ready') this.sending.arrived(thread.messages, thread.seq)
  }

  private lineBack(): void {
    this.sending.wake()
    if (this.state().phase === 'failed') this.enterAgain()
    else this.polling.hurry()
  }

  /** A pull was answered: the first one after coming back tells what came meanwhile. */
  private reached(): void {
    const { thread } = this.state()
    const cameBackAt = this.cameBackAt
    this.cameBackAt = null
    if (cameBackAt !== null && thread.seq > cameBackAt) this.store.update(() => ({ unreadFrom: cameBackAt }))
    this.sending.wake()
    const { enterAgain } = this
    this.enterAgain = () => undefined
    enterAgain()
  }

  readonly say = (bodies: readonly OutgoingBody[]): void => {
    this.sending.add(bodies)
    this.polling.lively()
  }

  /** She is writing. */
  readonly writes = (): void => this.telling.writes()

  readonly retry = (clientId: string): void => this.sending.retry(clientId)
  readonly discard = (clientId: string): void => this.sending.discard(clientId)

  /** The page of messages before the oldest one; `arriving` runs just before they are shown. */
  readonly loadEarlier = async (arriving: () => void): Promise<void> => {
    const { earlier, thread } = this.state()
    if (earlier === 'loading' || !thread.hasEarlier) return
    this.store.update(() => ({ earlier: 'loading' }))
    const page = await this.ports.api.conversation.history({ before: oldestSeq(thread) })
    if (page.ok) arriving()
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
