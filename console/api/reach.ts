import { createListeners } from '../../core/shared/listeners'

/** Whether the door was reached the last time. */
let isReached = true
const listeners = createListeners()

export const hearReach = (reached: boolean): void => {
  if (reached === isReached) return
  isReached = reached
  listeners.tell()
}

export const isOnline = (): boolean => isReached

export const onReach = listeners.listen
