import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { daysOf, type Choice } from './choice'

/** Sessions are counted within a minute after their end. */
const EVERY_MS = 60_000

/** The numbers of the chosen days; the last ones stay while others are loaded. */
export const useNumbers = (choice: Choice) => {
  const { from, to } = daysOf(choice, serverNow())
  return useQuery({
    queryKey: ['numbers', choice === 'today' ? 'today' : { from, to }],
    queryFn: () => must(choice === 'today' ? api.numbers.today({}) : api.numbers.range({ from, to })),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  })
}
