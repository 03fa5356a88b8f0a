import { present } from '../shared/present'
import type { Command, Context } from './commands'
import { needed, notice } from './hand-over'
import { ended } from './hands'
import { isOpenService, type Service } from './state'
import type { Decision } from './turn'

/**
 * An agent writes to her of his own accord, to follow an earlier session up: a session of its own, his from its first
 * word. Whatever she had with the bot makes room for it; no clock of the work begins, for she has asked nothing.
 */
export const reach = (
  { by, body, followsUp }: Extract<Command, { type: 'reach' }>,
  service: Service,
  { newSession, canNotify = false }: Context,
): Decision => {
  const { agentId, name } = by
  const opened = needed(newSession, 'a number for the new session')
  return {
    messages: [
      notice({ type: 'assigned', agentName: name }),
      { from: { kind: 'agent', agentId, name }, body },
    ],
    events: [
      ...(isOpenService(service) ? [ended(service, 'system')] : []),
      { type: 'opened', ...opened, ...present({ followsUp }) },
      { type: 'assigned', agentId, agentName: name },
      { type: 'replied' },
    ],
    effects: canNotify ? [{ type: 'notify', agentName: name, followsUp }] : [],
  }
}
