import { merged } from '../../../core/conversation/merge'
import type { MessageView } from '../../../core/conversation/message'
import type { HistoryPage, ServiceView, Thread } from '../../../core/conversation/thread'
import type { Instant } from '../../../core/shared/time'

/** What is known of the conversation: messages in order, each once, and the cursor for the next pull. */
export interface ThreadState {
  readonly messages: readonly MessageView[]
  /** Everything up to it is here. */
  readonly seq: number
  readonly hasEarlier: boolean
  readonly service: ServiceView
  /** The server's clock when it was last heard. */
  readonly now: Instant
}

export const emptyThread: ThreadState = {
  messages: [],
  seq: 0,
  hasEarlier: false,
  service: { status: 'none' },
  now: 0,
}

/** Replies can overtake each other: the newest word of the server on where the service stands counts. */
const newerService = (state: ThreadState, thread: Thread): Pick<ThreadState, 'service' | 'now'> =>
  thread.now >= state.now ? { service: thread.service, now: thread.now } : state

type Mark = NonNullable<Thread['marks']>[number]

/** A message as it stands after WeChat's verdict; a refused file is shown no more. */
const marked = (message: MessageView, { check }: Mark): MessageView => {
  const { check: _, body, ...rest } = message
  if (check === null) return { ...rest, body }
  return { ...rest, check, body: check === 'refused' && 'url' in body ? { ...body, url: '' } : body }
}

const withMarks = (messages: readonly MessageView[], marks: readonly Mark[] = []): readonly MessageView[] => {
  if (marks.length === 0) return messages
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  return messages.map((message) => {
    const mark = byId.get(message.id)
    return mark && mark.check !== (message.check ?? null) ? marked(message, mark) : message
  })
}

type Recalled = NonNullable<Thread['recalled']>[number]

/** A notice stands in the place of what an agent took back. */
const withoutRecalled = (
  messages: readonly MessageView[],
  recalled: readonly Recalled[] = [],
): readonly MessageView[] =>
  recalled.reduce(
    (left, { id, agentName }) =>
      left.map((message) =>
        message.id === id
          ? {
              ...message,
              from: { kind: 'system' },
              body: { kind: 'notice', notice: { type: 'recalled', agentName } },
            }
          : message,
      ),
    messages,
  )

const take = (state: ThreadState, thread: Thread, seq: number): ThreadState => ({
  ...state,
  ...newerService(state, thread),
  messages: withoutRecalled(
    withMarks(merged(state.messages, thread.messages), thread.marks),
    thread.recalled,
  ),
  seq,
})

/** The newest page. Known messages stay when the page joins them; behind a gap they are read again by scrolling. */
export const afterEntering = (state: ThreadState, page: Thread & { hasEarlier: boolean }): ThreadState => {
  const joins = (page.messages[0]?.seq ?? 0) <= state.seq + 1
  const base =
    joins && state.messages.length > 0 ? state : { ...state, messages: [], hasEarlier: page.hasEarlier }
  return take(base, page, Math.max(state.seq, page.seq))
}

export const afterPull = (state: ThreadState, thread: Thread): ThreadState =>
  take(state, thread, Math.max(state.seq, thread.seq))

/**
 * The answer to something that was said. It tells what followed, not what went before: the cursor moves
 * only when nothing lies between.
 */
export const afterReply = (state: ThreadState, thread: Thread): ThreadState => {
  const first = thread.messages[0]?.seq
  const joins = first !== undefined && first <= state.seq + 1
  return take(state, thread, joins ? Math.max(state.seq, thread.seq) : state.seq)
}

export const afterHistory = (state: ThreadState, page: HistoryPage): ThreadState => ({
  ...state,
  messages: merged(state.messages, page.messages),
  hasEarlier: page.hasEarlier,
})

/** Before which turn the next older page lies. */
export const oldestSeq = ({ messages, seq }: ThreadState): number => messages[0]?.seq ?? seq + 1
