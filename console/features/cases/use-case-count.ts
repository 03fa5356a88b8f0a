import { useQuery } from '@tanstack/react-query'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'

export const casesKey = ['cases'] as const

/** How many there are of each list, for the menu and the tabs. */
export const useCaseCount = () =>
  useQuery({
    queryKey: [...casesKey, 'count'],
    queryFn: async () => (await must(api.cases.list({ list: 'due' }))).counts,
    refetchInterval: MINUTE,
  })

/** The cases of the shopper of a session, newest first. */
export const useCasesOf = (sessionId: string) =>
  useQuery({
    queryKey: [...casesKey, 'of', sessionId],
    queryFn: async () => (await must(api.cases.ofShopper({ sessionId }))).cases,
    refetchInterval: 20 * SECOND,
  })
