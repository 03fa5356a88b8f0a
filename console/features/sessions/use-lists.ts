import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../api/client'
import { meKey } from '../../api/me'
import { must } from '../../api/query'
import { newClientId } from '../conversation/client-id'
import { listPaceMs, onWoken } from './pace'

type List = 'mine' | 'queue'

const listKey = (list: List) => ['sessions', list] as const

const useList = (list: List) =>
  useQuery({
    queryKey: listKey(list),
    queryFn: () => must(api.desk.sessions({ list })),
    staleTime: 0,
    refetchInterval: listPaceMs,
    // the sound of a window that nobody looks at is what it is for; who waits is of no use there
    refetchIntervalInBackground: list === 'mine',
  })

/** My sessions, asked for again and again. */
export const useMine = () => useList('mine')

/** Who waits, the longest waiting first. */
export const useQueue = () => useList('queue')

/** Asks for the lists at once when somebody comes back to the desk. */
export const useWakingLists = (): void => {
  const client = useQueryClient()
  useEffect(() => onWoken(() => void client.invalidateQueries({ queryKey: ['sessions'] })), [client])
}

/** Takes one from the queue; the same tap sent twice takes her once. */
export const useTake = (onTaken: (sessionId: string) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: string) => must(api.desk.take({ sessionId, clientId: newClientId() })),
    onSuccess: (_thread, sessionId) => onTaken(sessionId),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['sessions'] }),
        client.invalidateQueries({ queryKey: meKey }),
      ]),
  })
}
