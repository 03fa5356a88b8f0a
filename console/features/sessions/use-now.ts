import { useSyncExternalStore } from 'react'
import { serverNow } from '../../api/server-time'
import { SECOND, type Instant } from '../../../core/shared/time'

/** One tick for every clock on the page, so that they count together. */
let now = serverNow()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const tick = (): void => {
  now = serverNow()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  if (timer === undefined) {
    tick()
    timer = setInterval(tick, SECOND)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The server's time, once a second. */
export const useNow = (): Instant => useSyncExternalStore(subscribe, () => now)
