import type { Agent } from '../../core/routing/agent'
import { isOnDuty } from '../../core/routing/duty'
import type { Ports } from '../ports'

/** The agents who are on duty at this moment. */
export const staffOf = async (
  { agents, now }: Pick<Ports, 'agents' | 'now'>,
  shopId: string,
): Promise<readonly Agent[]> => (await agents.list(shopId)).filter((agent) => isOnDuty(agent, now()))
