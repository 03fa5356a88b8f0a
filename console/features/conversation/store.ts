import type { RefusalCode } from '../../../core/contracts/refusals'
import { withoutArrived } from '../../../core/conversation/outbox'
import { createStore, type Store } from '../../../core/shared/store'
import type { Outbox } from '../composer/outbox'
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

/** `251121-12` → 12, of the newest session; 0 while nothing was said. */
export const numberIn = ({ thread }: Pick<ConversationState, 'thread'>): number =>
  Number(thread.messages[thread.messages.length - 1]?.session?.split('-')[1] ?? 0)

const initial: ConversationState = {
  phase: 'opening',
  refusal: null,
  thread: emptyThread,
  outbox: [],
  earlier: 'idle',
  unread: null,
  isAway: false,
}

export type ConversationStore = Store<ConversationState>

/** Holds one conversation; whatever arrives in the thread leaves the outbox in the same breath. */
export const conversationStore = (): ConversationStore =>
  createStore(initial, (next) => {
    const { messages, notes } = next.thread
    return { ...next, outbox: withoutArrived(withoutArrived(next.outbox, messages), notes) }
  })
