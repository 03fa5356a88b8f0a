import { dueAt, nextLookAt, type Clock, type Timing } from '../../core/policy/clock'
import type { Level } from '../../core/policy/service-policy'
import { timingOf, type Promises } from '../../core/policy/waits'
import { closingWordAt } from '../../core/conversation/closing'
import { WorkClock } from '../../core/conversation/owed'
import { calledBy } from '../../core/lane/render'
import { conversationIdOf } from '../../core/shared/ids'
import { routingFacts } from '../../core/routing/waiting'
import { isOpenService, type OpenService, type Service } from '../../core/conversation/state'
import type { Turn } from '../../core/conversation/turn'
import type { Instant } from '../../core/shared/time'
import type { SessionRow } from '../session-ports'

const waitsSince = (service: Service): Instant | null => {
  if (service.status === 'queued') return service.queuedAt
  return service.status === 'offline' ? (service.leftAt ?? service.lastAt) : null
}

const earliest = (moments: readonly (Instant | null)[]): Instant | null => {
  const known = moments.filter((moment) => moment !== null)
  return known.length === 0 ? null : Math.min(...known)
}

type WaitFields = Pick<SessionRow, 'dueAt' | 'dueRule' | 'owesAt' | 'owesRule' | 'lookAt' | 'escalatedAt'>
const nobodyWaits: WaitFields = {
  ...{ dueAt: null, dueRule: null, owesAt: null, owesRule: null },
  ...{ lookAt: null, escalatedAt: null },
}

/** The clocks that run: those by which a person owes the shopper an answer, and those of the work and the supervisors. */
const clocksOf = ({ waits, owed }: OpenService, promises: Promises) => {
  const timed = <W>(what: W, clock: Clock | null | undefined) => {
    const timing = clock && timingOf(promises, { clock })
    return timing ? [{ what, clock, timing, at: dueAt(clock, timing) }] : []
  }
  const answers = [
    ...timed(waits?.for ?? ('reply' as const), waits?.clock),
    ...timed('promise' as const, owed?.promise),
  ]
  const agents = [...answers, ...WorkClock.options.flatMap((name) => timed(name, owed?.[name]))]
  return { answers, agents, all: [...agents, ...timed('escalation' as const, owed?.escalation?.clock)] }
}

interface Timed<W> {
  readonly what: W
  readonly timing: Timing
  readonly at: Instant | null
}

/** The earliest of them, and the promise that set it. */
const firstOf = <W>(clocks: readonly Timed<W>[]) => {
  const due = earliest(clocks.map(({ at }) => at))
  const first = clocks.find(({ at }) => at !== null && at === due)
  return { due, rule: first ? { for: first.what, standardMs: first.timing.row.standardMs } : null }
}

/** What the clock and the board have to know of what is waited for. */
const waitOf = (service: Service, promises: Promises, now: Instant): WaitFields => {
  if (service.status !== 'queued' && service.status !== 'assigned') return nobodyWaits
  const { answers, agents, all } = clocksOf(service, promises)
  const [answer, owed] = [firstOf(answers), firstOf(agents)]
  return {
    ...{ dueAt: answer.due, dueRule: answer.rule },
    ...{ owesAt: owed.due, owesRule: owed.rule },
    lookAt: earliest([
      ...all.map(({ clock, timing }) => nextLookAt(clock, timing)),
      closingWordAt(service, { promises, now }),
    ]),
    escalatedAt: service.owed?.escalation?.at ?? null,
  }
}

/** Once it is over, or back with the bot, it is counted at once. */
const tallyOf = (service: Service, at: Instant): Partial<Pick<SessionRow, 'tally' | 'lookAt'>> =>
  (service.status === 'ended' || service.status === 'bot') && service.tally
    ? { tally: service.tally, lookAt: at }
    : { tally: null }

const levelIn = (service: Service): Level | null => (isOpenService(service) ? (service.level ?? null) : null)

/** The session's row in lists, as it is after this turn; null before the first session. */
export const sessionRow = (
  { shopId, openid, seq, at, state }: Turn,
  promises: Promises,
): SessionRow | null => {
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
    level: levelIn(service),
    stars: lastServed?.sessionId === sessionId ? (lastServed.rating?.stars ?? null) : null,
    ...waitOf(service, promises, at),
    ...tallyOf(service, at),
    seq,
  }
}
