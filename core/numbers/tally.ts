import * as z from 'zod/mini'
import type { ConversationState, Service } from '../conversation/state'
import type { Event } from '../conversation/turn'
import { present } from '../shared/present'
import { DAY, Instant } from '../shared/time'

/** What one agent did in a session. */
const Hand = z.object({
  /** Userid in WeCom. */
  agentId: z.string(),
  /** How long it was his, ms. */
  handledMs: z.int(),
  /** How often somebody waited for his words; how long in all, ms of the rows' calendars; how often in time. */
  waits: z.int(),
  waitMs: z.int(),
  waitsKept: z.int(),
  /** How often it went on to somebody else, or back to the queue. */
  passedOn: z.int(),
  /** Clocks of the work that ended with him, and those in time; absent: none. */
  plans: z.optional(z.int()),
  plansKept: z.optional(z.int()),
  resolutions: z.optional(z.int()),
  resolutionsKept: z.optional(z.int()),
  progresses: z.optional(z.int()),
  progressesKept: z.optional(z.int()),
  /** Of the news those of problems on level L2 (R43). */
  l2News: z.optional(z.int()),
  l2NewsKept: z.optional(z.int()),
})
type Hand = z.infer<typeof Hand>

/** What a session is measured by, from the moment at which a person was asked for; a part of its state. */
export const Tally = z.lazy(() =>
  z.object({
    /** Its day and its hour. */
    askedAt: Instant,
    /** Since when it is where it is: in the queue, with an agent; null while it is with nobody. */
    since: z.nullable(Instant),
    /** In the queue in all, ms. */
    queuedMs: z.int(),
    /** Who had it, the last one last. */
    hands: z.array(Hand),
    /** The first words of a person (R155): whose, by which row, after how long, ms of the row's calendar. */
    first: z.optional(z.object({ agentId: z.string(), rowId: z.string(), usedMs: z.int() })),
    /** The shopper's session with a person that had ended shortly before: it was not resolved at first contact (R157). */
    repeats: z.optional(z.string()),
    /** A supervisor was asked for help in it. */
    escalated: z.optional(z.literal(true)),
  }),
)
export type Tally = z.infer<typeof Tally>

/** Within so long after a session a shopper who needs a person again comes for the same reason (R144, R157), ms. */
const REPEAT_WITHIN_MS = 7 * DAY
/** A session that goes through more hands keeps the last of them: states stay small. */
const MOST_HANDS = 8

const begun = (at: Instant): Tally => ({ askedAt: at, since: at, queuedMs: 0, hands: [] })

const newHand = (agentId: string): Hand => ({
  agentId,
  handledMs: 0,
  waits: 0,
  waitMs: 0,
  waitsKept: 0,
  passedOn: 0,
})

const changed = (tally: Tally, agentId: string, change: (hand: Hand) => Hand): Tally => ({
  ...tally,
  hands: tally.hands.map((hand) => (hand.agentId === agentId ? change(hand) : hand)),
})

/** It is his now, and he stands last. */
const taken = ({ hands, ...tally }: Tally, agentId: string): Tally => {
  const others = hands.filter((hand) => hand.agentId !== agentId)
  const his = hands.find((hand) => hand.agentId === agentId) ?? newHand(agentId)
  return { ...tally, hands: [...others, his].slice(-MOST_HANDS) }
}

interface Step {
  readonly before: Service
  readonly after: Service
  readonly at: Instant
}

const placeOf = (service: Service): string =>
  service.status === 'assigned' ? `assigned:${service.agentId}` : service.status

const isWithSomebody = ({ status }: Service): boolean =>
  status === 'queued' || status === 'offline' || status === 'assigned'

/** The stay that is over counts. */
const left = (tally: Tally, { before, after, at }: Step): Tally => {
  const ms = tally.since === null ? 0 : at - tally.since
  if (before.status === 'queued') return { ...tally, queuedMs: tally.queuedMs + ms }
  if (before.status !== 'assigned') return tally
  return changed(tally, before.agentId, (hand) => ({
    ...hand,
    handledMs: hand.handledMs + ms,
    passedOn: hand.passedOn + (after.status === 'ended' ? 0 : 1),
  }))
}

type LastServed = ConversationState['lastServed']

const repeated = (last: LastServed, { after, at }: Step): string | undefined => {
  const isRepeat = last !== null && after.status === 'assigned' && last.sessionId !== after.sessionId
  return isRepeat && at - last.endedAt < REPEAT_WITHIN_MS ? last.sessionId : undefined
}

const moved = (tally: Tally, step: Step, last: LastServed): Tally => {
  const { before, after, at } = step
  if (placeOf(before) === placeOf(after)) return tally
  const since = isWithSomebody(after) ? at : null
  const so = { ...left(tally, step), since }
  if (after.status !== 'assigned') return so
  return { ...taken(so, after.agentId), ...present({ repeats: so.repeats ?? repeated(last, step) }) }
}

const attended = (tally: Tally, event: Event, before: Service): Tally => {
  if (event.type !== 'attended' || before.status !== 'assigned') return tally
  const { agentId } = before
  const { rowId, usedMs, kept } = event
  const first = tally.first ?? (event.for === 'firstResponse' ? { agentId, rowId, usedMs } : undefined)
  return {
    ...changed(tally, agentId, (hand) => ({
      ...hand,
      waits: hand.waits + 1,
      waitMs: hand.waitMs + usedMs,
      waitsKept: hand.waitsKept + (kept ? 1 : 0),
    })),
    ...present({ first }),
  }
}

const counts = {
  plan: ['plans', 'plansKept'],
  resolution: ['resolutions', 'resolutionsKept'],
  progress: ['progresses', 'progressesKept'],
  l2: ['l2News', 'l2NewsKept'],
} as const

/** It counts for whoever has the session, or had it last. */
const worked = (tally: Tally, event: Event): Tally => {
  const last = tally.hands.at(-1)
  if (event.type !== 'workDone' || !last) return tally
  const isL2 = event.clock === 'progress' && event.level === 'L2'
  const counting = [counts[event.clock], ...(isL2 ? [counts.l2] : [])]
  const done = (hand: Hand): Hand =>
    counting.reduce((so, [ended, inTime]) => {
      return { ...so, [ended]: (so[ended] ?? 0) + 1, [inTime]: (so[inTime] ?? 0) + (event.kept ? 1 : 0) }
    }, hand)
  return changed(tally, last.agentId, done)
}

const helped = (tally: Tally, event: Event): Tally =>
  event.type === 'escalated' ? { ...tally, escalated: true } : tally

/**
 * The session after this event, with what it is measured by; one in which nobody was asked for has nothing, nor has a
 * visit by which an agent follows an earlier one up: she did not come for it.
 */
export const tallied = (state: ConversationState, after: Service, [event, at]: [Event, Instant]): Service => {
  if (after.status === 'none' || after.followsUp !== undefined) return after
  const tally = after.tally ?? (isWithSomebody(after) ? begun(at) : undefined)
  if (!tally) return after
  const before = state.service
  const done = helped(worked(attended(tally, event, before), event), event)
  const next = moved(done, { before, after, at }, state.lastServed)
  return next === after.tally ? after : { ...after, tally: next }
}
