import type { RefusalCode } from '../../../core/contracts/refusals'
import { withoutArrived } from '../../../core/conversation/outbox'
import { createStore, type Store } from '../../../core/shared/store'
import { emptyThread, type ThreadState } from './thread.shared'
import type { Hold } from './sending'
import type { Outbox } from './outbox.shared'

export interface ConversationState {
  readonly phase: 'entering' | 'ready' | 'failed'
  /** Why entering failed. */
  readonly refusal: RefusalCode | null
  readonly thread: ThreadState
  readonly outbox: Outbox
  readonly earlier: 'idle' | 'loading' | 'failed'
  /** The server was not reached the last time. */
  readonly offline: boolean
  /** What came after this turn is new to the shopper, 0: nothing is known. */
  readonly unreadFrom: number
  /** The agent is writing. */
  readonly isAgentTyping: boolean
  /** The server takes long to answer. */
  readonly slow: boolean
  /** Why nothing goes out now, and until when. */
  readonly hold: Hold | null
  /** A button of the hand-off or the rating card waits for its answer. */
  readonly busy: boolean
}

const initial: ConversationState = {
  phase: 'entering',
  refusal: null,
  thread: emptyThread,
  outbox: [],
  earlier: 'idle',
  offline: false,
  unreadFrom: 0,
  isAgentTyping: false,
  slow: false,
  hold: null,
  busy: false,
}

export type ConversationStore = Store<ConversationState>

/** Holds one conversation; whatever arrives in the thread leaves the outbox in the same breath. */
export const conversationStore = (): ConversationStore =>
  createStore(initial, (next) => ({ ...next, outbox: withoutArrived(next.outbox, next.thread.messages) }))
