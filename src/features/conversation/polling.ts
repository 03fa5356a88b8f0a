import { pollDelay } from './polling.shared'
import type { Ports } from './ports'
import type { Store } from './store'
import { afterPull } from './thread.shared'

export interface Polling {
  /** The page is seen: pulls at once, then at its pace. */
  readonly start: () => void
  readonly stop: () => void
  /** Somebody spoke: the pace is lively again. */
  readonly lively: () => void
}

/** Asks for what is new, oftener while somebody is likely to speak, never while nobody looks. */
export const createPolling = (store: Store, ports: Ports): Polling => {
  let running = false
  let asking = false
  let failures = 0
  let livelyAt = ports.deviceNow()
  let callOff: () => void = () => undefined

  const later = () => {
    callOff()
    if (!running) return
    const { status } = store.state().thread.service
    const withPerson = status === 'queued' || status === 'assigned'
    callOff = ports.after(pollDelay({ quietMs: ports.deviceNow() - livelyAt, withPerson, failures }), pull)
  }

  const ask = async (): Promise<boolean> => {
    const reply = await ports.api.conversation.pull({ after: store.state().thread.seq })
    if (!reply.ok) {
      failures += 1
      store.update(() => ({ offline: reply.error === 'offline' }))
      return false
    }
    failures = 0
    if (reply.value.messages.length > 0) livelyAt = ports.deviceNow()
    store.update(({ thread }) => ({ thread: afterPull(thread, reply.value), offline: false }))
    return reply.value.messages.length > 0
  }

  const pull = () => {
    callOff()
    if (asking || !running) return
    asking = true
    void ask().then((more) => {
      asking = false
      if (more) pull()
      else later()
    })
  }

  return {
    start: () => {
      if (running) return
      running = true
      livelyAt = ports.deviceNow()
      pull()
    },
    stop: () => {
      running = false
      callOff()
    },
    lively: () => {
      livelyAt = ports.deviceNow()
      later()
    },
  }
}
