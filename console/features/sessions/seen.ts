import { createListeners } from '../../../core/shared/listeners'
import { place } from '../../api/place'

/** How far each session was read in this browser, by seq; kept for the sessions that one has. */
const KEY = `${place?.key ?? ''}.seen`

type Seen = Readonly<Record<string, number>>

const stored = (): Seen => {
  try {
    return JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Seen
  } catch {
    return {}
  }
}

let seen: Seen = stored()
const listeners = createListeners()

const become = (next: Seen): void => {
  seen = next
  window.localStorage.setItem(KEY, JSON.stringify(next))
  listeners.tell()
}

// another window of the same desk read on
window.addEventListener('storage', ({ key }) => {
  if (key !== KEY) return
  seen = stored()
  listeners.tell()
})

export const seenSessions = (): Seen => seen

export const onSeen = listeners.listen

export const markSeen = (sessionId: string, seq: number): void => {
  if ((seen[sessionId] ?? -1) < seq) become({ ...seen, [sessionId]: seq })
}

/** Those that are not one's own any more are forgotten. */
export const keepSeen = (sessionIds: readonly string[]): void => {
  const kept = Object.fromEntries(Object.entries(seen).filter(([id]) => sessionIds.includes(id)))
  if (Object.keys(kept).length < Object.keys(seen).length) become(kept)
}
