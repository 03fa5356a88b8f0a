import { api } from '../../api/client'
import { isOnline, onReach } from '../../api/reach'
import { onSignedIn, signedIn } from '../../api/session'
import { carry } from '../composer/carry'
import { KEPT_OUTBOX } from '../composer/kept-outbox'
import { markSeen, seenSessions } from '../sessions/seen'
import { newClientId } from './client-id'
import { keptOf, keptSessions } from './kept'
import { LiveConversation } from './live'
import type { ConversationPorts } from './ports'

/** So many stay as they are while others are looked at. */
const MOST = 20

const after: ConversationPorts['after'] = (ms, then) => {
  const timer = window.setTimeout(then, ms)
  return () => window.clearTimeout(timer)
}

/** Sessions that were opened on this page, the one that was asked for last at the end. */
const opened = new Map<string, LiveConversation>()

const forgetOldest = (): void => {
  for (const [key, live] of opened) {
    if (opened.size <= MOST) return
    if (live.state().outbox.length > 0) continue
    opened.delete(key)
    live.close()
  }
}

const portsOf = (userid: string, sessionId: string): ConversationPorts => ({
  api: api.desk,
  notes: api.notes,
  carry,
  kept: keptOf(userid, sessionId),
  readTo: () => seenSessions()[sessionId] ?? 0,
  markRead: (seq) => markSeen(sessionId, seq),
  deviceNow: () => Date.now(),
  after,
  newClientId,
})

/** An agent's conversation in a session; the same one as long as the page remembers it. */
export const conversationOf = (userid: string, sessionId: string): LiveConversation => {
  const key = `${userid}.${sessionId}`
  const known = opened.get(key)
  const live = known ?? new LiveConversation(sessionId, portsOf(userid, sessionId))
  live.arrive()
  opened.delete(key)
  opened.set(key, live)
  forgetOldest()
  return live
}

/** Replies that an earlier page could not send go out now, whether or not their session is looked at. */
export const resumeReplies = (userid: string): void => {
  for (const sessionId of keptSessions(userid, KEPT_OUTBOX)) conversationOf(userid, sessionId)
}

const allAgain = (): void => {
  for (const live of opened.values()) live.again()
}

onReach(() => isOnline() && allAgain())
onSignedIn(() => signedIn().status === 'in' && allAgain())
window.addEventListener('online', allAgain)
