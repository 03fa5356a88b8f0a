import { knowledgeContract } from '../../../core/contracts/shopper/knowledge.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { readStored, writeStored } from '../../platform/storage'
import type { Browsed } from './browsed'

const STORED = 'faq'

const recall = (): Browsed | null => {
  const kept = knowledgeContract.browse.output.safeParse(readStored(STORED))
  return kept.success ? kept.data : null
}

/** Every question that the shop answers, by title; without network as they were last. */
export const useBrowse = (): RemoteContent<Browsed> =>
  useRemote({ ask: () => api.knowledge.browse({}), keep: (all) => writeStored(STORED, all), recall })
