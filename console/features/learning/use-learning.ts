import { useQuery } from '@tanstack/react-query'
import type { SuggestionKind } from '../../../core/knowledge/ask'
import { MINUTE } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'

/** Everything that is read of it; what settles questions makes all of it old. */
export const learningKey = ['learning'] as const

/** Questions that nobody has settled, by what they mean; asked for again while somebody looks. */
export const useInbox = (kind: SuggestionKind) =>
  useQuery({
    queryKey: [...learningKey, 'inbox', kind],
    queryFn: () => must(api.learning.inbox({ kind })),
    refetchInterval: MINUTE,
  })

/** How many questions are open, for the menu; `isMine` false: they are not one's work. */
export const useLearningCount = (isMine: boolean) =>
  useQuery({
    queryKey: [...learningKey, 'count'],
    queryFn: () => must(api.learning.count({})),
    refetchInterval: MINUTE,
    enabled: isMine,
  })

export const useAccuracy = () =>
  useQuery({
    queryKey: [...learningKey, 'accuracy'],
    queryFn: () => must(api.learning.accuracy({})),
  })
export type AccuracyView = NonNullable<ReturnType<typeof useAccuracy>['data']>
