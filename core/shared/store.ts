import { createListeners } from './listeners'

/** What a page knows, as one value that is never changed but replaced; made for `useSyncExternalStore`. */
export interface Store<State> {
  readonly state: () => State
  /** Puts what the change answers in place of the same fields, then tells everybody. */
  readonly update: (change: (state: State) => Partial<State>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** `settled` makes of every new state what else follows from it, in the same breath. */
export const createStore = <State extends object>(
  initial: State,
  settled: (next: State) => State,
): Store<State> => {
  let current = initial
  const { tell, listen } = createListeners()
  return {
    state: () => current,
    update: (change) => {
      current = settled({ ...current, ...change(current) })
      tell()
    },
    subscribe: listen,
  }
}
