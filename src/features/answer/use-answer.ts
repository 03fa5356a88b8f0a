import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import type { Answered } from '../faq/browsed'

/** One answer in the shop's words of today. */
export const useAnswer = (key: string): RemoteContent<Answered> =>
  useRemote({ ask: () => api.knowledge.answer({ key }) })
