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
  /** supervisor: he writes to every session; asked: the shop names him for its problem (R39, R40). */
  readonly as: 'agent' | 'supervisor' | 'asked'
}

/** What somebody who was asked writes is an answer: it reaches whoever has the session, named or not. */
const named = ({ as, mentions }: Note, service: Service): readonly Person[] => {
  if (as !== 'asked' || service.status !== 'assigned') return mentions
  const { agentId, agentName: name } = service
  return mentions.some((one) => one.agentId === agentId) ? mentions : [...mentions, { agentId, name }]
}

/**
 * By whoever has the session at this moment, a supervisor, or who was asked about its problem. Whoever is named is told,
 * himself left out.
 */
export const note = (wish: Note, service: Service): Result<Decision, RefusalCode> => {
  const { by, text, as } = wish
  const isHis = service.status === 'assigned' && service.agentId === by.agentId
  if (!isHis && as === 'agent') return err('notAllowed')
  const others = named(wish, service).filter(({ agentId }) => agentId !== by.agentId)
  const news = { type: 'mentioned' as const, byName: by.name, text }
  return ok({
    messages: [],
    events: [{ type: 'noted', by, text, mentions: [...others] }],
    effects: others.map(({ agentId }) => ({ type: 'tell', to: agentId, news })),
  })
}
