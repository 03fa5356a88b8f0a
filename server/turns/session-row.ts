import { calledBy } from '../../core/lane/render'
import { conversationIdOf } from '../../core/shared/ids'
import type { Turn } from '../../core/conversation/turn'
import type { SessionRow } from '../ports'

/** The session's row in lists, as it is after this turn; null before the first session. */
export const sessionRow = ({
  shopId,
  openid,
  seq,
  state: { service, shopper, lastServed },
}: Turn): SessionRow | null => {
  if (service.status === 'none') return null
  const { sessionId, number, day, status, openedAt } = service
  return {
    _id: sessionId,
    shopId,
    conversationId: conversationIdOf(shopId, openid),
    openid,
    number,
    day,
    called: calledBy(shopper),
    status,
    openedAt,
    queuedAt: service.status === 'queued' ? service.queuedAt : null,
    opensAt: service.status === 'offline' ? service.opensAt : null,
    agentId: service.status === 'assigned' ? service.agentId : null,
    endedAt: service.status === 'ended' ? service.endedAt : null,
    stars: lastServed?.sessionId === sessionId ? (lastServed.rating?.stars ?? null) : null,
    seq,
  }
}
