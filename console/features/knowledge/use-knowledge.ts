import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { must } from '../../api/query'

const SECOND_MS = 1_000

/** Everything that is read of it; what writes makes all of it old. */
export const knowledgeKey = ['knowledge'] as const

/** Every entry, drafts in their places. */
export const useEntries = () =>
  useQuery({
    queryKey: [...knowledgeKey, 'list'],
    queryFn: () => must(api.knowledge.list({})),
    staleTime: 30 * SECOND_MS,
  })
export type Knowledge = NonNullable<ReturnType<typeof useEntries>['data']>

/** One entry as it is live and as its draft is; `key` null: none is open. */
export const useEntry = (key: string | null) =>
  useQuery({
    queryKey: [...knowledgeKey, 'entry', key],
    queryFn: () => must(api.knowledge.entry({ key: key ?? '' })),
    enabled: key !== null,
    staleTime: 30 * SECOND_MS,
  })
export type StoredEntry = NonNullable<ReturnType<typeof useEntry>['data']>

/** The versions, newest first. */
export const useVersions = () =>
  useQuery({
    queryKey: [...knowledgeKey, 'history'],
    queryFn: () => must(api.knowledge.history({})),
  })
