/** Whether the door was reached the last time. */
let isReached = true
const listeners = new Set<() => void>()

export const hearReach = (reached: boolean): void => {
  if (reached === isReached) return
  isReached = reached
  for (const listener of listeners) listener()
}

export const isOnline = (): boolean => isReached

export const onReach = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
