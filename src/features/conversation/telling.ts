import { TYPING_EVERY_MS } from '../../../core/conversation/typing'
import type { Ports } from './ports'
import type { ConversationStore } from './store'

/**
 * Tells the agent how far the shopper was shown what he said, and that she writes: only while he serves her, and seldom.
 * What does not get through is not said again.
 */
export class Telling {
  private shownTo = 0
  private toldTo = 0
  private toldAt = -Infinity
  private wroteAt = -Infinity
  private callOff: () => void = () => undefined

  constructor(
    private readonly store: ConversationStore,
    private readonly ports: Ports,
  ) {}

  /** Everything that is here is in view. */
  shown(): void {
    const { messages, seq: newest } = this.store.state().thread
    this.shownTo = newest
    this.callOff()
    if (!messages.some(({ seq, from }) => seq > this.toldTo && from.kind === 'agent')) return
    const rest = this.toldAt + TYPING_EVERY_MS - this.ports.deviceNow()
    if (rest <= 0) this.tell(false)
    else this.callOff = this.ports.after(rest, () => this.tell(false))
  }

  writes(): void {
    const now = this.ports.deviceNow()
    if (now - this.wroteAt < TYPING_EVERY_MS) return
    this.wroteAt = now
    this.tell(true)
  }

  /** What she wrote was said, which took the sign of it away: her next key is told. */
  said(): void {
    this.wroteAt = -Infinity
  }

  /** The page is not seen any more. */
  stop(): void {
    this.callOff()
  }

  private tell(isTyping: boolean): void {
    if (this.store.state().thread.service.status !== 'assigned') return
    this.callOff()
    this.toldAt = this.ports.deviceNow()
    this.toldTo = this.shownTo
    void this.ports.api.conversation.presence({ seen: this.shownTo, isTyping })
  }
}
