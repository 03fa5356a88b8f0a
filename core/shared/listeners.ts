export interface Listeners {
  /** Calls everybody, in the order in which they came. */
  readonly tell: () => void
  /** From now on it is called; the answer ends that. */
  readonly listen: (listener: () => void) => () => void
}

/** Who wants to hear that something changed. */
export const createListeners = (): Listeners => {
  const listeners = new Set<() => void>()
  return {
    tell: () => listeners.forEach((listener) => listener()),
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
