import type { RefusalCode } from '../../../core/contracts/refusals'
import type { ConversationPorts } from './ports'
import { pollDelay } from './polling'
import type { ConversationStore } from './store'
import { afterOpening, afterPull, unheard } from './thread'

/** A session that is not one's own any more is not asked for again. */
const isAway = (refusal: RefusalCode): boolean => refusal === 'notFound' || refusal === 'forbidden'

/** Asks for what is new in one session: oftener while somebody is likely to speak, never while nobody looks. */
export class Pulling {
  private running = false
  private asking = false
  private failures = 0
  private livelyAt: number
  private callOff: () => void = () => undefined
  private onCaughtUp: () => void = () => undefined

  constructor(
    private readonly sessionId: string,
    private readonly store: ConversationStore,
    private readonly ports: ConversationPorts,
  ) {
    this.livelyAt = ports.deviceNow()
  }

  /** It is looked at: asks at once, then at its pace. `onCaughtUp`: everything up to now is here. */
  start(onCaughtUp: () => void): void {
    if (this.running) return
    this.running = true
    this.onCaughtUp = onCaughtUp
    this.livelyAt = this.ports.deviceNow()
    this.pull()
  }

  stop(): void {
    this.running = false
    this.callOff()
  }

  /** Asks now: the network is back, or somebody wants to see it again. */
  hurry(): void {
    this.failures = 0
    if (this.running) this.pull()
  }

  /** Somebody spoke: the pace is lively again. */
  lively(): void {
    this.livelyAt = this.ports.deviceNow()
    if (this.running && !this.asking) this.later()
  }

  private later(): void {
    this.callOff()
    if (!this.running || this.store.state().isAway) return
    const quietMs = this.ports.deviceNow() - this.livelyAt
    this.callOff = this.ports.after(pollDelay({ quietMs, failures: this.failures }), () => this.pull())
  }

  private pull(): void {
    this.callOff()
    if (this.asking || !this.running) return
    this.asking = true
    void this.ask().then((more) => {
      this.asking = false
      if (more) this.pull()
      else this.later()
    })
  }

  /** Whether there may be more. */
  private async ask(): Promise<boolean> {
    const { store, sessionId } = this
    const isOpen = store.state().phase === 'open'
    const after = isOpen ? store.state().thread.seq : null
    const reply = await this.ports.api.pull({ sessionId, after })
    if (!reply.ok) {
      this.refused(reply.error)
      return false
    }
    this.failures = 0
    const take = isOpen ? afterPull : afterOpening
    store.update(({ thread }) => ({
      phase: 'open',
      refusal: null,
      isAway: false,
      thread: take(thread, reply.value),
    }))
    const more = isOpen && reply.value.seq > (after ?? 0)
    if (more) this.livelyAt = this.ports.deviceNow()
    else this.caughtUp()
    return more
  }

  private caughtUp(): void {
    const { onCaughtUp } = this
    this.onCaughtUp = () => undefined
    onCaughtUp()
  }

  private refused(refusal: RefusalCode): void {
    this.failures += 1
    this.store.update(({ thread }) => ({ thread: unheard(thread) }))
    if (this.store.state().phase !== 'open') this.store.update(() => ({ phase: 'failed', refusal }))
    else if (isAway(refusal)) this.store.update(() => ({ isAway: true }))
  }
}
