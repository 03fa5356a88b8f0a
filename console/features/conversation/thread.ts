import type {
  DeskHistory,
  DeskPresence,
  DeskService,
  DeskThread,
} from '../../../core/contracts/desk.contract'
import type { DeskNote } from '../../../core/contracts/desk/notes'
import { merged } from '../../../core/conversation/merge'
import type { MessageView } from '../../../core/conversation/message'
import type { Instant } from '../../../core/shared/time'

/** What is known of a conversation: messages in order, each once, and the cursor for the next pull. */
export interface ThreadState {
  readonly messages: readonly MessageView[]
  /** What colleagues wrote beside it, in order. */
  readonly notes: readonly DeskNote[]
  /** Everything up to it is here. */
  readonly seq: number
  readonly hasEarlier: boolean
  readonly service: DeskService
  /** As the last pull told it. */
  readonly presence: DeskPresence
  /** The server's clock when it was last heard. */
  readonly now: Instant
}

export const emptyThread: ThreadState = {
  messages: [],
  notes: [],
  seq: 0,
  hasEarlier: false,
  service: { status: 'none' },
  presence: { others: [], readTo: 0, isShopperTyping: false },
  now: 0,
}

/** Messages that are different by now, as far as they are here. */
const changedTo = (
  known: readonly MessageView[],
  changed: readonly MessageView[] = [],
): readonly MessageView[] => {
  if (changed.length === 0) return known
  const byId = new Map(changed.map((message) => [message.id, message]))
  return known.map((message) => byId.get(message.id) ?? message)
}

/** Replies can overtake each other: the newest word of the server on where the service stands counts. */
const take = (state: ThreadState, thread: DeskThread, seq: number): ThreadState => ({
  ...state,
  ...(thread.now >= state.now && { service: thread.service, now: thread.now }),
  ...(thread.presence && { presence: thread.presence }),
  messages: changedTo(merged(state.messages, thread.messages), thread.changed),
  notes: merged(state.notes, thread.notes ?? []),
  seq,
})

type Page = DeskThread & { readonly hasEarlier?: boolean | undefined }

/** The newest page. What is known stays when the page joins it; behind a gap it is read again by scrolling. */
export const afterOpening = (state: ThreadState, page: Page): ThreadState => {
  const joins = state.messages.length > 0 && (page.messages[0]?.seq ?? 0) <= state.seq + 1
  const base = joins ? state : { ...state, messages: [], notes: [], hasEarlier: page.hasEarlier ?? false }
  return take(base, page, Math.max(state.seq, page.seq))
}

export const afterPull = (state: ThreadState, thread: DeskThread): ThreadState =>
  take(state, thread, Math.max(state.seq, thread.seq))

/** The answer to something that was done is its one turn: the cursor moves only when nothing lies between. */
export const afterAnswer = (state: ThreadState, thread: DeskThread): ThreadState =>
  take(state, thread, thread.seq === state.seq + 1 ? thread.seq : state.seq)

export const afterHistory = (state: ThreadState, page: DeskHistory): ThreadState => ({
  ...state,
  messages: merged(state.messages, page.messages),
  notes: merged(state.notes, page.notes ?? []),
  hasEarlier: page.hasEarlier,
})

/** The server is not heard: who else is there is not known any more. */
export const unheard = (state: ThreadState): ThreadState => ({
  ...state,
  presence: { ...state.presence, others: [], isShopperTyping: false },
})

/** One's own note as the server keeps it; what came before it is still to be pulled. */
export const withNote = (state: ThreadState, note: DeskNote): ThreadState => ({
  ...state,
  notes: merged(state.notes, [note]),
  seq: note.seq === state.seq + 1 ? note.seq : state.seq,
})

/** Before which turn the next older page lies. */
export const oldestSeq = ({ messages, notes, seq }: ThreadState): number =>
  Math.min(messages[0]?.seq ?? seq + 1, notes[0]?.seq ?? seq + 1)
