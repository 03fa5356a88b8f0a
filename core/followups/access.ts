import type { AgentRole } from '../routing/agent'
import type { FollowUp } from './follow-up'

interface Reader {
  readonly role: AgentRole
  readonly agent: { readonly userid: string }
}

/** Who sees to a follow-up: whoever has it, and every supervisor. */
export const canDo = ({ agentId }: Pick<FollowUp, 'agentId'>, { role, agent }: Reader): boolean =>
  role === 'supervisor' || agentId === agent.userid

/** While it is his to do, an agent may read the session that it is about: that is noted down. */
export const mayRead = ({ agentId, state }: Pick<FollowUp, 'agentId' | 'state'>, userid: string): boolean =>
  state.status === 'open' && agentId === userid
