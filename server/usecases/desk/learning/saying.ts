import type { Instant } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'

/** Who says something of an answer, and when. */
export const sayingOf = ({ agent }: DeskActor, at: Instant) => ({
  by: { agentId: agent.userid, name: agent.name },
  at,
})
