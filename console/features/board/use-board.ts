import { useQuery, useQueryClient } from '@tanstack/react-query'
import { SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useAct } from '../../app/use-act'
import { newClientId } from '../conversation/client-id'

const BOARD_EVERY_MS = 3 * SECOND
const boardKey = ['board'] as const

/** The shop at this moment; not asked for while nobody looks. */
export const useBoard = () =>
  useQuery({
    queryKey: [...boardKey, 'view'],
    queryFn: () => must(api.board.view({})),
    staleTime: 0,
    refetchInterval: BOARD_EVERY_MS,
  })

/** What an agent holds. */
export const useHeld = (userid: string) =>
  useQuery({
    queryKey: [...boardKey, 'agent', userid],
    queryFn: () => must(api.board.agent({ userid })),
    staleTime: 0,
    refetchInterval: BOARD_EVERY_MS,
  })

/** One thing that a supervisor does with a session. */
export type Deed =
  | { readonly type: 'assign'; readonly sessionId: string; readonly to?: string }
  | {
      readonly type: 'whisper'
      readonly sessionId: string
      readonly to: string
      readonly text: string
    }
  | { readonly type: 'answer'; readonly sessionId: string; readonly text: string }

const ask = async (deed: Deed): Promise<unknown> => {
  const asked = { sessionId: deed.sessionId, clientId: newClientId() }
  switch (deed.type) {
    case 'assign':
      return must(api.board.assign({ ...asked, ...(deed.to !== undefined && { to: deed.to }) }))
    case 'whisper':
      return must(api.notes.add({ ...asked, text: deed.text, mentions: [deed.to] }))
    case 'answer':
      return must(api.board.answerEscalation({ ...asked, text: deed.text }))
  }
}

/** Does it, says that it is done or why not, and brings the board up to date. */
export const useDeed = () => {
  const client = useQueryClient()
  return useAct((deed: Deed) => ask(deed).finally(() => client.invalidateQueries({ queryKey: boardKey })))
}
