import * as z from 'zod/mini'
import { MessageView } from '../../../core/conversation/message'
import { ServiceView } from '../../../core/conversation/thread'
import { Instant } from '../../../core/shared/time'
import type { ThreadState } from './thread.shared'

/** So many of the newest messages can be read without network. */
const KEPT = 30

const KeptThread = z.object({
  messages: z.array(MessageView),
  seq: z.int(),
  hasEarlier: z.boolean(),
  service: ServiceView,
  now: Instant,
})

/** What is kept of a thread for a start without network. */
export const keptThread = (thread: ThreadState): ThreadState => ({
  ...thread,
  messages: thread.messages.slice(-KEPT),
  hasEarlier: thread.hasEarlier || thread.messages.length > KEPT,
})

/** From storage; null when there is nothing that can be shown. */
export const recalledThread = (stored: unknown): ThreadState | null => {
  const { success, data } = KeptThread.safeParse(stored)
  return success && data.messages.length > 0 ? data : null
}
