import { useSyncExternalStore } from 'react'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import { unreadAfter } from './arrange'
import { onSeen, seenSessions } from './seen'
import { useMine } from './use-lists'

/** The list tells of the last turns only: so many or more. */
const MOST_HEARD = 5

export const unreadText = (unread: number): string =>
  unread >= MOST_HEARD ? `${MOST_HEARD}+` : String(unread)

/** How much of a session is new to whoever sits at this browser. */
export const useUnread = (): ((session: DeskSession) => number) => {
  const seen = useSyncExternalStore(onSeen, seenSessions)
  return (session) => unreadAfter(session, seen[session.sessionId] ?? -1)
}

/** How many of my sessions have something new. */
export const useUnreadSessions = (): number => {
  const unreadOf = useUnread()
  const { data } = useMine()
  return (data?.sessions ?? []).filter((session) => unreadOf(session) > 0).length
}
