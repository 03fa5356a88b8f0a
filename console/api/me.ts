import { useQuery } from '@tanstack/react-query'
import { api } from './client'
import { must } from './query'

const ME_EVERY_MS = 30_000

export const meKey = ['me'] as const

/** Who sits here: name, role, duty, places. */
export const useMe = () =>
  useQuery({ queryKey: meKey, queryFn: () => must(api.desk.me({})), refetchInterval: ME_EVERY_MS })
