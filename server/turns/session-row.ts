import { dueAt, nextLookAt } from '../../core/policy/clock'
import { timingOf, type Promises } from '../../core/policy/waits'
import { calledBy } from '../../core/lane/render'
import { conversationIdOf } from '../../core/shared/ids'
import { routingFacts } from '../../core/routing/waiting'
import type { Service } from '../../core/conversation/state'
import type { Turn } from '../../core/conversation/turn'
import type { Instant } from '../../core/shared/time'
import type { SessionRow } from '../ports'

const waitsSince = (service: Service): Instant | null => {
  if (service.status === 'queued') return service.queuedAt
  return service.status === 'offline' ? (service.leftAt ?? service.lastAt) : null
}

/** What the clock has to know of a wait. */
const waitOf = (service: Service, promises: Promises): Pick<SessionRow, 'dueAt' | 'lookAt'> => {
  const waits = service.status === 'queued' || service.status === 'assigned' ? service.waits : undefined
  const timing = waits && timingOf(promises, waits)
  if (!timing) return { dueAt: null, lookAt: null }
  return { dueAt: dueAt(waits.clock, timing), lookAt: nextLookAt(waits.clock, timing) }
}

/** Once it is over, or back with the bot, it is counted at once. */
const tallyOf = (service: Service, at: Instant): Partial<Pick<SessionRow, 'tally' | 'lookAt'>> =>
  (service.status === 'ended' || service.status === 'bot') && service.tally
    ? { tally: service.tally, lookAt: at }
    : { tally: null }

/** The session's row in lists, as it is after this turn; null before the first session. */
export const sessionRow = ({ shopId, openid, seq, at, state }: Turn, promises: Promises): SessionRow | null => {
  const { service, shopper, lastServed } = state
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
    queuedAt: waitsSince(service),
    opensAt: service.status === 'offline' ? service.opensAt : null,
    agentId: service.status === 'assigned' ? service.agentId : null,
    endedAt: service.status === 'ended' ? service.endedAt : null,
    routing: routingFacts(state),
    stars: lastServed?.sessionId === sessionId ? (lastServed.rating?.stars ?? null) : null,
    ...waitOf(service, promises),
    ...tallyOf(service, at),
    seq,
  }
}
