import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { must } from '../../api/query'

/** Whole hours are judged: they change slowly. */
const EVERY_MS = 5 * 60_000

/** Why shoppers waited on that day; asked only for supervisors. */
export const useWhy = (date: string) =>
  useQuery({
    queryKey: ['numbers', 'why', date],
    queryFn: () => must(api.numbers.why({ date })),
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  })
