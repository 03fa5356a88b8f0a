import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { must } from '../../api/query'

const MINUTE_MS = 60_000

export const repliesKey = ['replies', 'list'] as const

/** What one may send, and the groups that the shop has. */
export const useReplies = () =>
  useQuery({
    queryKey: repliesKey,
    queryFn: () => must(api.replies.list({})),
    staleTime: MINUTE_MS,
  })

/**
 * What the variables stand for in a session, and what is suggested. `said` names the shopper's newest words: when she
 * says something else, it is asked anew.
 */
export const useSessionReplies = (sessionId: string, said: string) =>
  useQuery({
    queryKey: ['replies', 'session', sessionId, said],
    queryFn: () => must(api.replies.forSession({ sessionId })),
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  })
