import { assertNever } from '../shared/assert-never'
import { tallied } from '../numbers/tally'
import { present } from '../shared/present'
import type { Instant } from '../shared/time'
import { evolveOwed, isOwedEvent } from './owed'
import { paced } from './pace'
import { givenRating } from './rating'
import {
  isOpenService,
  newConversation,
  type ConversationState,
  type OpenService,
  type Service,
} from './state'
import { handedOver, isTold, keepLast, newStory, nothingAsked, told } from './story'
import type { Event } from './turn'

/** The open session without what belongs to its status only, and with nobody waited for. */
const core = ({ sessionId, number, day, openedAt, lastAt, count, story, ...more }: OpenService) => ({
  sessionId,
  number,
  day,
  openedAt,
  lastAt,
  count,
  story,
  ...present({ ownership: more.ownership, groupId: more.groupId, tally: more.tally, level: more.level }),
  ...present({ followsUp: more.followsUp }),
  ...present({ toldOf: more.toldOf }),
})

/** From hand to hand, and back into the queue, she waits on, and what was promised stays promised. */
const waitingOn = (service: OpenService) => ({
  ...core(service),
  ...present({ waits: service.waits, owed: service.owed }),
})

const attended = ({ waits: _, ...service }: OpenService): Service => service

const waiting = (service: OpenService, event: EventOf<WaitEvent>): Service => {
  if (event.type === 'attended') return attended(service)
  return event.type === 'closingTold'
    ? { ...service, toldOf: event.opensAt }
    : { ...service, waits: event.waits }
}

const open = ['bot', 'queued', 'offline', 'assigned'] as const

/** In which states of the session a fact means something to it; any other state stays as it was. */
const fits: Readonly<Record<Event['type'], readonly Service['status'][]>> = {
  welcomed: open,
  opened: ['none', 'ended'],
  heard: open,
  answered: ['bot'],
  queued: ['bot', 'offline', 'assigned'],
  messageLeft: ['bot', 'offline', 'assigned'],
  closingTold: ['queued', 'assigned'],
  assigned: open,
  handOffCancelled: ['queued', 'offline'],
  replied: ['assigned'],
  taught: ['assigned'],
  ended: open,
  rated: [],
  awaited: ['queued', 'offline', 'assigned'],
  waitLooked: ['queued', 'assigned'],
  attended: ['assigned'],
  promised: ['assigned'],
  promiseKept: ['assigned'],
  escalated: ['assigned'],
  escalationEnded: ['assigned'],
  workTimed: ['queued', 'offline', 'assigned'],
  workDone: ['queued', 'offline', 'assigned'],
  levelSet: ['assigned'],
  owedLooked: ['queued', 'assigned'],
  judged: [],
  recalled: [],
  noted: [],
  ratingInvited: [],
  erased: [],
}

/** Facts that are not of the session. */
const outside = [
  'rated',
  'judged',
  'recalled',
  'noted',
  'ratingInvited',
  'erased',
] as const satisfies readonly Event['type'][]
type Outside = (typeof outside)[number]
const isOutside = (event: Event): event is Extract<Event, { type: Outside }> =>
  (outside as readonly string[]).includes(event.type)

const evolveService = (service: Service, event: Event, at: Instant): Service => {
  if (!fits[event.type].includes(service.status)) return service
  if (event.type === 'opened') {
    const { type: _, ...opened } = event
    return { status: 'bot', ...opened, openedAt: at, lastAt: at, count: 0, story: newStory }
  }
  return isOpenService(service) && !isOutside(event) ? evolveOpen(service, event, at) : service
}

const withOrder = (service: OpenService, orderNo: string | null): OpenService => ({
  ...service,
  story: { ...service.story, orderNos: keepLast(service.story.orderNos, orderNo) },
})

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

const handedTo = (before: OpenService['ownership'], agentId: string): OpenService['ownership'] => {
  if (!before) return { ownerId: agentId, holderId: agentId, hops: 0 }
  return { ...before, holderId: agentId, hops: before.hops + (before.holderId === agentId ? 0 : 1) }
}

const assigned = (service: OpenService, to: EventOf<'assigned'>, assignedAt: Instant): Service => {
  const { agentId, agentName } = to
  const ownership = handedTo(service.ownership, agentId)
  return {
    ...waitingOn(service),
    ownership,
    status: 'assigned',
    agentId,
    agentName,
    assignedAt,
    firstReplyAt: null,
  }
}

/** Who left a message keeps his place, before all who come later. */
const waitsSince = (service: OpenService): Instant | undefined =>
  service.status === 'offline' ? service.leftAt : undefined

/** A group that a person has named stays the session's. */
const sentTo = (service: OpenService, { groupId }: EventOf<'queued' | 'messageLeft'>) =>
  present({ groupId: groupId ?? service.groupId })

const queued = (service: OpenService, event: EventOf<'queued'>, at: Instant): Service => {
  const lostBy = service.status === 'assigned' ? { avoidId: service.agentId } : {}
  const queuedAt = waitsSince(service) ?? at
  const story = handedOver(service.story)
  return { ...waitingOn(service), ...sentTo(service, event), story, status: 'queued', queuedAt, ...lostBy }
}

const messageLeft = (service: OpenService, event: EventOf<'messageLeft'>, at: Instant): Service => {
  const { opensAt } = event
  const leftAt = waitsSince(service) ?? at
  return {
    ...waitingOn(service),
    ...sentTo(service, event),
    story: handedOver(service.story),
    status: 'offline',
    opensAt,
    leftAt,
    toldOf: opensAt,
  }
}

const backToBot = (service: OpenService): Service => ({
  ...core(service),
  status: 'bot',
  story: { ...service.story, ...nothingAsked },
})

const replied = (service: OpenService, at: Instant): Service =>
  service.status === 'assigned'
    ? { ...service, firstReplyAt: service.firstReplyAt ?? at, repliedAt: at }
    : service

const ended = (service: OpenService, endedAt: Instant): Service => {
  const agentName = service.status === 'assigned' ? service.agentName : null
  return { ...core(service), status: 'ended', agentName, endedAt }
}

const waits = ['awaited', 'waitLooked', 'attended', 'closingTold'] as const satisfies readonly Event['type'][]
type WaitEvent = (typeof waits)[number]
const isWait = (event: Event): event is EventOf<WaitEvent> =>
  (waits as readonly string[]).includes(event.type)

const evolveOpen = (
  service: OpenService,
  event: Exclude<Event, { type: Outside | 'opened' }>,
  at: Instant,
): Service => {
  if (isWait(event)) return waiting(service, event)
  if (isOwedEvent(event)) return evolveOwed(service, event)
  if (isTold(event)) return { ...service, story: told(service, event, at) }
  switch (event.type) {
    case 'welcomed':
      return withOrder(service, event.orderNo)
    case 'queued':
      return queued(service, event, at)
    case 'messageLeft':
      return messageLeft(service, event, at)
    case 'assigned':
      return assigned(service, event, at)
    case 'handOffCancelled':
      return backToBot(service)
    case 'replied':
      return replied(service, at)
    case 'ended':
      return ended(service, at)
    default:
      return assertNever(event)
  }
}

/** Facts are never refused: an event that does not fit the state leaves it as it was. */
export const evolve = (state: ConversationState, event: Event, at: Instant): ConversationState => {
  if (event.type === 'erased') return { ...newConversation, pace: state.pace }
  const service = tallied(state, evolveService(state.service, event, at), [event, at])
  if (event.type === 'welcomed') {
    return { ...state, service, welcomedAt: at, shopper: event.shopper, about: event.orderNo }
  }
  // a session that only fell silent makes room for the one that he came for
  const about = event.type === 'ended' && event.by === 'agent' ? null : state.about
  return {
    ...state,
    service: begunAbout(service, state, event),
    about,
    lastServed: lastServed(state, event, at),
  }
}

/** A new session begins with the order that the chat was opened from. */
const begunAbout = (service: Service, { about }: ConversationState, event: Event): Service =>
  event.type === 'opened' && isOpenService(service) && about !== null ? withOrder(service, about) : service

const lastServed = (
  { service, lastServed: last }: ConversationState,
  event: Event,
  at: Instant,
): ConversationState['lastServed'] => {
  if ((event.type === 'ended' || event.type === 'ratingInvited') && service.status === 'assigned') {
    const { sessionId, agentId, followsUp } = service
    const rating = last?.sessionId === sessionId ? last.rating : null
    return { sessionId, endedAt: at, rating, agentId, ...present({ followsUp }) }
  }
  if (event.type !== 'rated' || last?.sessionId !== event.sessionId) return last
  return { ...last, rating: givenRating(event.rating, event.verdict) }
}

/** What a shopper can do over and over: it counts into his pace. */
const acts: readonly Event['type'][] = [
  'welcomed',
  'heard',
  'queued',
  'messageLeft',
  'handOffCancelled',
  'rated',
]
const isAct = (events: readonly Event[]): boolean => events.some(({ type }) => acts.includes(type))

/** The closing words belong to the session that they close; a welcome at the door belongs to none. */
const belongsToSession = ({ service }: ConversationState, events: readonly Event[]): boolean =>
  isOpenService(service) || events.some((event) => event.type === 'ended' && event.by === 'agent')

/** What nobody says within the session. */
const quiet: readonly Event['type'][] = [
  'welcomed',
  'judged',
  'recalled',
  'noted',
  'waitLooked',
  'workTimed',
  'workDone',
  'levelSet',
  'owedLooked',
]

interface Happened {
  readonly events: readonly Event[]
  readonly messages: readonly unknown[]
  /** What an act costs of the shopper's pace (`paceMs`); nothing when it is left out. */
  readonly everyMs?: number
}

/**
 * The state after a whole turn; every message counts into the session. A welcome alone does not wake a session up that
 * went silent: the shopper's next word opens a new one.
 */
export const evolveTurn = (
  state: ConversationState,
  { events, messages, everyMs = 0 }: Happened,
  at: Instant,
): ConversationState => {
  const paces = isAct(events) && everyMs > 0 ? { ...state, pace: paced(state.pace, at, everyMs) } : state
  const after = events.reduce((so, event) => evolve(so, event, at), paces)
  const { service } = after
  if (service.status === 'none' || !belongsToSession(after, events)) return after
  const lastAt = events.every(({ type }) => quiet.includes(type)) ? service.lastAt : at
  return { ...after, service: { ...service, lastAt, count: service.count + messages.length } }
}
