import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SuggestionGroup } from '../../../core/contracts/desk/learning'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useSentOnce } from '../conversation/use-sent-once'
import { settleQuestions, slicesOf, type SettledAs } from './settle'
import { learningKey } from './use-learning'

/** What is done with a group of questions. */
export type Settling =
  | { readonly type: 'add'; readonly key: string; readonly title: string }
  | { readonly type: 'right' | 'ignored' }

/** What came of it. */
export type Settled =
  | { readonly status: 'done'; readonly added: number }
  | { readonly status: 'wrong'; readonly why: string }
  | { readonly status: 'stale' }

/** Slice after slice under an id each: what was sent and not answered is done once. */
const add = async (ids: readonly string[], key: string, clientId: string): Promise<Settled> => {
  let added = 0
  for (const [at, some] of slicesOf(ids).entries()) {
    const asked = { clientId: `${clientId}${at}`, ids: some, key }
    const answer = await must(api.learning.addSimilar(asked))
    if (answer.status !== 'done') return answer
    added += answer.added
  }
  return { status: 'done', added }
}

const settle = async (ids: readonly string[], as: SettledAs): Promise<Settled> => {
  await settleQuestions(ids, as)
  return { status: 'done', added: 0 }
}

/** One thing at a time is done with a group; the page is brought up to date before it counts as done. */
export const useSettling = (
  { ids }: Pick<SuggestionGroup, 'ids'>,
  onDone: (settling: Settling, added: number) => void,
) => {
  const client = useQueryClient()
  const idOf = useSentOnce()
  return useMutation({
    mutationFn: (settling: Settling) =>
      settling.type === 'add'
        ? add(ids, settling.key, idOf({ ids, key: settling.key }))
        : settle(ids, settling.type),
    onSuccess: async (settled, settling) => {
      if (settled.status === 'done') onDone(settling, settled.added)
      await Promise.all([
        client.invalidateQueries({ queryKey: learningKey }),
        settling.type === 'add' && client.invalidateQueries({ queryKey: ['knowledge'] }),
      ])
    },
  })
}
