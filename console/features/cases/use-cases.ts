import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskCase, StaffDeed } from '../../../core/aftersales/desk-view'
import type { CaseList } from '../../../core/contracts/desk/cases'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must, Refused } from '../../api/query'
import { useNews } from '../../app/use-news'
import { caseActsWords } from '../../words/case-acts'
import { useSentOnce } from '../conversation/use-sent-once'
import { casesKey } from './use-case-count'

const LIST_EVERY_MS = 20 * SECOND
const ONE_EVERY_MS = 10 * SECOND

const oneKey = (caseNo: string) => [...casesKey, 'one', caseNo] as const

/** One list, page after page; asked for again while somebody looks. */
export const useCaseList = (list: CaseList) =>
  useInfiniteQuery({
    queryKey: [...casesKey, 'list', list],
    queryFn: ({ pageParam }) =>
      must(api.cases.list({ list, ...(pageParam !== null && { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LIST_EVERY_MS,
  })

/** One case as it stands; asked for again while somebody looks. */
export const useCase = (caseNo: string) =>
  useQuery({
    queryKey: oneKey(caseNo),
    queryFn: async () => (await must(api.cases.find({ caseNo }))).case,
    refetchInterval: ONE_EVERY_MS,
  })

/** Why a case may be refused, as the shop words it. */
export const useReasons = () =>
  useQuery({
    queryKey: [...casesKey, 'reasons'],
    queryFn: async () => (await must(api.cases.reasons({}))).reasons,
    staleTime: 5 * MINUTE,
  })

/** One step of a case. */
export const useDeed = ({ caseNo, version }: Pick<DeskCase, 'caseNo' | 'version'>) => {
  const client = useQueryClient()
  const idOf = useSentOnce()
  const [refusal, setRefusal] = useState<RefusalCode | null>(null)
  const { done } = useNews()
  const { mutateAsync } = useMutation({
    mutationFn: (deed: StaffDeed) =>
      must(api.cases.act({ clientId: idOf([version, deed]), caseNo, version, deed })),
  })
  /** Answers whether it is done. */
  const go = async (deed: StaffDeed): Promise<boolean> => {
    setRefusal(null)
    try {
      const { case: next } = await mutateAsync(deed)
      client.setQueryData(oneKey(caseNo), next)
      done(caseActsWords.done(deed.type))
      return true
    } catch (error) {
      setRefusal(error instanceof Refused ? error.code : 'internal')
      return false
    } finally {
      void client.invalidateQueries({ queryKey: casesKey })
    }
  }
  return { go, refusal }
}

/** Approves several; each is answered by itself. */
export const useApproveAll = () => {
  const client = useQueryClient()
  const idOf = useSentOnce()
  return useMutation({
    mutationFn: (cases: readonly Pick<DeskCase, 'caseNo' | 'version'>[]) => {
      const asked = cases.map(({ caseNo, version }) => ({ caseNo, version }))
      return must(api.cases.approveAll({ clientId: idOf(asked), cases: asked }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: casesKey }),
  })
}
