import type { RefusalCode } from '../../../core/contracts/refusals'
import { withoutArrived, type Outbox } from '../composer/outbox'
import { emptyThread, type ThreadState } from './thread'

export interface Unread {
  readonly after: number
  readonly upTo: number
}

export interface ConversationState {
  readonly phase: 'opening' | 'open' | 'failed'
  /** Why it could not be opened. */
  readonly refusal: RefusalCode | null
  readonly thread: ThreadState
  readonly outbox: Outbox
  readonly earlier: 'idle' | 'loading' | 'failed'
  /** What is new to the agent since he looked last: after one turn, up to another. Null: nothing is. */
  readonly unread: Unread | null
  /** It may not be read any more: it ended, or somebody else has it. What is here stays to be read. */
  readonly isAway: boolean
}

const initial: ConversationState = {
  phase: 'opening',
  refusal: null,
  thread: emptyThread,
  outbox: [],
  earlier: 'idle',
  unread: null,
  isAway: false,
}

export type Change = (state: ConversationState) => Partial<ConversationState>

export interface Store {
  readonly state: () => ConversationState
  readonly update: (change: Change) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Holds one conversation; whatever arrives in the thread leaves the outbox in the same breath. */
export const createStore = (): Store => {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    state: () => current,
    update: (change) => {
      const next = { ...current, ...change(current) }
      const { messages, notes } = next.thread
      const left = withoutArrived(next.outbox, messages)
      current = { ...next, outbox: withoutArrived(left, notes) }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
