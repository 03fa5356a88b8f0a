import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import type { Person } from './commands'
import type { ConversationState } from './state'
import type { Decision } from './turn'

/** Asks the shopper for a rating before the session is over (R158), once: she may change it for as long as any other. */
export const inviteRating = (
  by: Person,
  { service, lastServed }: ConversationState,
): Result<Decision, RefusalCode> => {
  if (service.status !== 'assigned' || service.agentId !== by.agentId) return err('notAllowed')
  const { sessionId } = service
  if (lastServed?.sessionId === sessionId) return err('ratingAsked')
  return ok({
    messages: [{ from: { kind: 'system' }, body: { kind: 'rating', sessionId, agentName: by.name } }],
    events: [{ type: 'ratingInvited', sessionId }],
    effects: [],
  })
}
