import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PublishedKnowledge, ReadDrafts } from '../../../core/contracts/desk/knowledge'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { newClientId } from '../conversation/client-id'
import { knowledgeKey } from './use-knowledge'
import { settleWritten } from './written-for'

/** The same asked again has the same id, so that it happens once; anything else has another. */
const useClientIds = () => {
  const [ids] = useState(() => new Map<string, string>())
  return (asked: unknown): string => {
    const named = JSON.stringify(asked)
    const id = ids.get(named) ?? newClientId()
    ids.set(named, id)
    return id
  }
}

const usePutting = <Asked>(put: (asked: Asked, clientId: string) => Promise<PublishedKnowledge>) => {
  const client = useQueryClient()
  const idOf = useClientIds()
  return useMutation({
    mutationFn: (asked: Asked) => put(asked, idOf(asked)),
    onSettled: () => client.invalidateQueries({ queryKey: knowledgeKey }),
  })
}

interface Publication {
  /** The version that was read. */
  readonly version: number
  /** As they stood in the list. */
  readonly drafts: ReadDrafts
  readonly note: string
}

/** Puts drafts live; the questions that they were written for are seen to. */
export const usePublishing = () =>
  usePutting(async (asked: Publication, clientId) => {
    const answer = await must(api.knowledge.publish({ clientId, ...asked }))
    if (answer.status === 'published') await settleWritten(asked.drafts.map(({ key }) => key))
    return answer
  })

interface Return {
  readonly version: number
  readonly to: number
}

/** Puts an earlier version live again. */
export const useRollingBack = () =>
  usePutting((asked: Return, clientId) => must(api.knowledge.rollBack({ clientId, ...asked })))

/** Takes drafts back; answers how many it could not: somebody changed them meanwhile. */
export const useDropping = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (drafts: ReadDrafts): Promise<number> =>
      (await must(api.knowledge.discardAll({ drafts }))).kept,
    onSettled: () => client.invalidateQueries({ queryKey: knowledgeKey }),
  })
}
