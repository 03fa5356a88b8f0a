import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { conversationOf, resumeReplies } from './conversations'
import type { LiveConversation } from './live'
import type { ConversationState } from './store'

interface Used {
  readonly live: LiveConversation
  readonly state: ConversationState
}

/** A session's conversation, pulled while the page is in sight. */
export const useConversation = (userid: string, sessionId: string): Used => {
  const live = useMemo(() => conversationOf(userid, sessionId), [userid, sessionId])
  const state = useSyncExternalStore(live.subscribe, live.state)
  useEffect(() => resumeReplies(userid), [userid])
  useEffect(() => {
    const look = () => (document.visibilityState === 'visible' ? live.show() : live.hide())
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      live.hide()
    }
  }, [live])
  return { live, state }
}
