import type { Agent, Place } from '../../core/routing/agent'
import type { Assignment } from '../../core/routing/route'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'

/** A place that was taken for a session. */
export interface TakenPlace extends Pick<Place, '_id' | 'mark'> {
  readonly agent: Agent
}

/** Takes the first of these places that nobody else took meanwhile, for the session; null when all are gone. */
export const takePlace = async (
  ports: Ports,
  { _id, shopId, conversationId }: Pick<SessionRow, '_id' | 'shopId' | 'conversationId'>,
  { agent, placeIds }: Pick<Assignment, 'agent' | 'placeIds'>,
): Promise<TakenPlace | null> => {
  const mark = ports.newId()
  for (const placeId of placeIds) {
    const taken = await ports.places.take({
      _id: placeId,
      shopId,
      agentId: agent.userid,
      conversationId,
      sessionId: _id,
      takenAt: ports.now(),
      mark,
    })
    if (taken === 'inserted') return { _id: placeId, mark, agent }
  }
  return null
}
