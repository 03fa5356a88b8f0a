import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PublishedKnowledge } from '../../../core/contracts/desk/knowledge'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { newClientId } from '../conversation/client-id'
import { knowledgeKey } from './use-knowledge'

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
  /** Null: all drafts. */
  readonly keys: string[] | null
  readonly note: string
}

/** Puts drafts live. */
export const usePublishing = () =>
  usePutting((asked: Publication, clientId) => must(api.knowledge.publish({ clientId, ...asked })))

interface Return {
  readonly version: number
  readonly to: number
}

/** Puts an earlier version live again. */
export const useRollingBack = () =>
  usePutting((asked: Return, clientId) => must(api.knowledge.rollBack({ clientId, ...asked })))

/** Asked for at once. */
const AT_ONCE = 5

/** Tells whether it is as it is live again; false: somebody changed it meanwhile. */
const dropOne = async (key: string): Promise<boolean> => {
  const { draft } = await must(api.knowledge.entry({ key }))
  if (!draft) return true
  const answer = await must(api.knowledge.discard({ key, version: draft.version }))
  return answer.status === 'saved'
}

/** Takes drafts back; answers of how many it could not. */
export const useDropping = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (keys: readonly string[]): Promise<number> => {
      let left = 0
      for (let at = 0; at < keys.length; at += AT_ONCE) {
        const done = await Promise.all(keys.slice(at, at + AT_ONCE).map(dropOne))
        left += done.filter((isDone) => !isDone).length
      }
      return left
    },
    onSettled: () => client.invalidateQueries({ queryKey: knowledgeKey }),
  })
}
