import { pollDelay } from './polling.shared'
import type { Ports } from './ports'
import type { Store } from './store'
import { afterPull } from './thread.shared'

/** Asks for what is new, oftener while somebody is likely to speak, never while nobody looks. */
export class Polling {
  private running = false
  private asking = false
  private failures = 0
  private livelyAt: number
  private callOff: () => void = () => undefined

  constructor(
    private readonly store: Store,
    private readonly ports: Ports,
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

  stop(): void {
    this.running = false
    this.callOff()
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
    const withPerson = status === 'queued' || status === 'assigned'
    const quietMs = this.ports.deviceNow() - this.livelyAt
    const delay = pollDelay({ quietMs, withPerson, failures: this.failures })
    this.callOff = this.ports.after(delay, () => this.pull())
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
    return more
  }
}
