import { isWithPerson, pollDelay } from './polling.shared'
import type { Ports } from './ports'
import type { ConversationStore } from './store'
import { afterPull } from './thread.shared'

/**
 * Asks for what is new: when the bell rings, oftener while somebody is likely to speak, never while nobody looks.
 */
export class Polling {
  private running = false
  private asking = false
  private failures = 0
  private livelyAt: number
  private callOff: () => void = () => undefined
  /** Ends listening; null while nobody listens. */
  private hangUp: (() => void) | null = null
  private hearsBell = false
  private rangMeanwhile = false
  private endTyping: () => void = () => undefined

  constructor(
    private readonly store: ConversationStore,
    private readonly ports: Ports,
    /** The server answered. */
    private readonly onReached: () => void = () => undefined,
  ) {
    this.livelyAt = ports.deviceNow()
  }

  /** The page was just entered: what is new came with it. */
  begin(): void {
    this.running = true
    this.lively()
  }

  /** The page is seen again: pulls at once, then at its pace. */
  resume(): void {
    if (this.running) return
    this.running = true
    this.livelyAt = this.ports.deviceNow()
    this.pull()
  }

  /** The network is there again. */
  hurry(): void {
    this.failures = 0
    this.pull()
  }

  stop(): void {
    this.running = false
    this.callOff()
    this.listen(false)
  }

  /** Somebody spoke: the pace is lively again. */
  readonly lively = (): void => {
    this.livelyAt = this.ports.deviceNow()
    this.later()
  }

  private later(): void {
    this.callOff()
    if (!this.running) return
    const { status } = this.store.state().thread.service
    this.listen(isWithPerson(status))
    const quietMs = this.ports.deviceNow() - this.livelyAt
    const delay = pollDelay({ quietMs, status, failures: this.failures, hearsBell: this.hearsBell })
    this.callOff = this.ports.after(delay, () => this.pull())
  }

  /** Lines to the bells are few: one is held only while somebody may speak unasked. */
  private listen(wanted: boolean): void {
    if (wanted === (this.hangUp !== null)) return
    this.hangUp?.()
    this.hearsBell = false
    this.typing(0)
    this.hangUp = wanted
      ? this.ports.watchBell({ onRing: (...rung) => this.onRing(...rung), onLost: () => this.onLost() })
      : null
  }

  private onRing(seq: number, typingMs: number): void {
    if (!this.running) return
    this.hearsBell = true
    this.typing(typingMs)
    if (seq <= this.store.state().thread.seq) return
    this.rangMeanwhile = this.asking
    this.pull()
  }

  /** The agent writes for so long, unless the bell says otherwise; 0: he has stopped. */
  private typing(ms: number): void {
    this.endTyping()
    if (this.store.state().isAgentTyping !== ms > 0) this.store.update(() => ({ isAgentTyping: ms > 0 }))
    this.endTyping = ms > 0 ? this.ports.after(ms, () => this.typing(0)) : () => undefined
  }

  private onLost(): void {
    if (!this.hearsBell) return
    this.hearsBell = false
    this.later()
  }

  private pull(): void {
    this.callOff()
    if (this.asking || !this.running) return
    this.asking = true
    this.rangMeanwhile = false
    void this.ask().then((more) => {
      this.asking = false
      if (more || this.rangMeanwhile) this.pull()
      else this.later()
    })
  }

  /** Whether there may be more. */
  private async ask(): Promise<boolean> {
    const { store, ports } = this
    const reply = await ports.api.conversation.pull({ after: store.state().thread.seq })
    if (!reply.ok) {
      this.failures += 1
      store.update(() => ({ offline: reply.error === 'offline' }))
      return false
    }
    this.failures = 0
    const more = reply.value.messages.length > 0
    if (more) this.livelyAt = ports.deviceNow()
    store.update(({ thread }) => ({ thread: afterPull(thread, reply.value), offline: false }))
    this.onReached()
    return more
  }
}
