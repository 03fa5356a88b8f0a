import * as z from 'zod/mini'
import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import type { Person } from './commands'
import type { Service } from './state'
import type { Decision } from './turn'

const Colleague = z.object({ agentId: z.string(), name: z.string() })

/** Something for colleagues only: a fact beside the messages, so that no view of the shopper's can show it. */
export const Noted = z.object({
  type: z.literal('noted'),
  by: Colleague,
  text: z.string(),
  /** Who was named in it, and told in WeCom. */
  mentions: z.array(Colleague),
})

export interface Note {
  readonly by: Person
  readonly text: string
  readonly mentions: readonly Person[]
  /** A supervisor writes to every session. */
  readonly asSupervisor: boolean
}

/** By whoever has the session at this moment, or a supervisor. Whoever is named is told, himself left out. */
export const note = (
  { by, text, mentions, asSupervisor }: Note,
  service: Service,
): Result<Decision, RefusalCode> => {
  const isHis = service.status === 'assigned' && service.agentId === by.agentId
  if (!isHis && !asSupervisor) return err('notAllowed')
  const others = mentions.filter(({ agentId }) => agentId !== by.agentId)
  const news = { type: 'mentioned' as const, byName: by.name, text }
  return ok({
    messages: [],
    events: [{ type: 'noted', by, text, mentions: [...others] }],
    effects: others.map(({ agentId }) => ({ type: 'tell', to: agentId, news })),
  })
}
