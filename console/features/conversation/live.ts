import type { DeskThread } from '../../../core/contracts/desk.contract'
import { TYPING_EVERY_MS } from '../../../core/conversation/typing'
import { Sending } from '../composer/sending'
import type { ConversationPorts } from './ports'
import { Pulling } from './pulling'
import { conversationStore, type ConversationState, type ConversationStore } from './store'
import { afterAnswer, afterHistory, oldestSeq } from './thread'

/** So many pages are loaded to reach a message: about a thousand turns. */
const MOST_PAGES_BACK = 40

/** One session as the page knows it: pulled while it is looked at, said into at any time. */
export class LiveConversation {
  readonly sending: Sending
  private readonly store: ConversationStore
  private readonly pulling: Pulling
  private isSeen = false
  private readTo = 0
  private wroteAt = -Infinity

  constructor(
    private readonly sessionId: string,
    private readonly ports: ConversationPorts,
  ) {
    this.store = conversationStore()
    this.pulling = new Pulling(sessionId, this.store, ports)
    this.sending = new Sending(sessionId, this.store, ports)
    this.sending.onSaid = () => {
      this.wroteAt = -Infinity // what was said took the sign of it away
      this.pulling.lively()
    }
  }

  readonly state = (): ConversationState => this.store.state()
  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener)

  /** It is about to come into sight: how far was it read? */
  readonly arrive = (): void => {
    if (!this.isSeen) this.readTo = this.ports.readTo()
  }

  /** It comes into sight: what came since it was read last is marked as new, what comes from now on is not. */
  readonly show = (): void => {
    this.arrive()
    this.isSeen = true
    this.pulling.start(() => this.markUnread())
    this.sending.wake()
  }

  private markUnread(): void {
    const { seq } = this.state().thread
    const unread = this.readTo === 0 || this.readTo >= seq ? null : { after: this.readTo, upTo: seq }
    this.store.update(() => ({ unread }))
  }

  readonly hide = (): void => {
    this.isSeen = false
    this.pulling.stop()
  }

  /** The page forgets it. */
  readonly close = (): void => this.sending.close()

  /** The network is back, or the session: asks at once. */
  readonly again = (): void => {
    this.pulling.hurry()
    this.sending.wake()
  }

  /** Up to here everything was in view. */
  readonly noteRead = (): void => this.ports.markRead(this.state().thread.seq)

  /** Something is written to the shopper: she is told now and then. */
  readonly writes = (): void => {
    const now = this.ports.deviceNow()
    if (now - this.wroteAt < TYPING_EVERY_MS) return
    this.wroteAt = now
    void this.ports.api.typing({ sessionId: this.sessionId })
  }

  /** The answer to something that was done with the session elsewhere on the page. */
  readonly take = (thread: DeskThread): void => {
    this.store.update((state) => ({ thread: afterAnswer(state.thread, thread) }))
    this.pulling.lively()
  }

  readonly loadEarlier = async (): Promise<void> => {
    const { earlier, thread, phase } = this.state()
    if (phase !== 'open' || earlier === 'loading' || !thread.hasEarlier) return
    this.store.update(() => ({ earlier: 'loading' }))
    const page = await this.ports.api.history({ sessionId: this.sessionId, before: oldestSeq(thread) })
    this.store.update((state) =>
      page.ok ? { earlier: 'idle', thread: afterHistory(state.thread, page.value) } : { earlier: 'failed' },
    )
  }

  /** Loads what is older until that turn is here; tells whether it is. */
  readonly loadBackTo = async (seq: number): Promise<boolean> => {
    for (let page = 0; page < MOST_PAGES_BACK && oldestSeq(this.state().thread) > seq; page += 1) {
      await this.loadEarlier()
      if (this.state().earlier === 'failed' || !this.state().thread.hasEarlier) break
    }
    return oldestSeq(this.state().thread) <= seq
  }
}
