import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FollowUpListName } from '../../../core/contracts/desk/followups'
import type { Input } from '../../../core/contracts/procedure'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import { SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useAct } from '../../app/use-act'
import { newClientId } from '../conversation/client-id'

const LIST_EVERY_MS = 30 * SECOND
const COUNT_EVERY_MS = 60 * SECOND
const key = ['followUps'] as const

/** One list, page after page; asked for again while somebody looks. */
export const useFollowUps = (list: FollowUpListName) =>
  useInfiniteQuery({
    queryKey: [...key, list],
    queryFn: ({ pageParam }) =>
      must(api.followUps.list({ list, ...(pageParam !== null && { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LIST_EVERY_MS,
  })

/** How many there are to do, for the menu. */
export const useFollowUpCount = () =>
  useQuery({
    queryKey: [...key, 'count'],
    queryFn: () => must(api.followUps.count({})),
    refetchInterval: COUNT_EVERY_MS,
  })

export type Answer = Input<DeskContract['followUps']['answer']>['answer']

/** One thing that is done with a follow-up. */
export type Deed =
  | { readonly type: 'give'; readonly sessionId: string; readonly to?: string }
  | { readonly type: 'answer'; readonly sessionId: string; readonly answer: Answer }

const ask = (deed: Deed): Promise<unknown> => {
  const asked = { sessionId: deed.sessionId, clientId: newClientId() }
  return deed.type === 'answer'
    ? must(api.followUps.answer({ ...asked, answer: deed.answer }))
    : must(api.followUps.give({ ...asked, ...(deed.to !== undefined && { to: deed.to }) }))
}

/** Does it, says that it is done or why not, and brings the lists up to date. */
export const useDeed = () => {
  const client = useQueryClient()
  return useAct((deed: Deed) => ask(deed).finally(() => client.invalidateQueries({ queryKey: key })))
}
