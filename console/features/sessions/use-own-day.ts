import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { figuresOf, type Figures } from '../../../core/numbers/figures'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { useMe } from '../../api/me'
import { must } from '../../api/query'
import { ownSums } from './own-sums'
import { useMine } from './use-lists'

/** The page 今日 shows the same answer. */
const todayKey = ['numbers', 'today'] as const

/** The clock counts what is over every ten seconds. */
const COUNTED_MS = 12 * SECOND

/** Behind other windows it only becomes old: whoever comes back asks. */
const askAgain = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: todayKey, refetchType: document.hidden ? 'none' : 'active' })

/** Asks again when a session of mine is over, as soon as it is counted. */
const useEndsCounted = (): void => {
  const client = useQueryClient()
  const { data } = useMine()
  const held = useRef<readonly string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!data) return
    const now = data.sessions.map(({ sessionId }) => sessionId)
    const isOneOver = held.current.some((sessionId) => !now.includes(sessionId))
    held.current = now
    if (!isOneOver) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void askAgain(client), COUNTED_MS)
  }, [data, client])
  useEffect(() => () => clearTimeout(timer.current), [])
}

/** What my own sessions of today came to, asked for once a minute while somebody looks; null while it is not known. */
export const useOwnDay = (): Figures | null => {
  const { data: me } = useMe()
  const { data: view } = useQuery({
    queryKey: todayKey,
    queryFn: () => must(api.numbers.today({})),
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  })
  useEndsCounted()
  return me && view ? figuresOf(ownSums(view, me.userid)) : null
}
