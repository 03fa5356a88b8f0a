import { assertNever } from '../shared/assert-never'
import { MINUTE, type Instant } from '../shared/time'
import { isOpenService, type ConversationState, type OpenService, type Service, type Story } from './state'
import type { Event } from './turn'

const newStory: Story = { asked: [], orderNos: [], photos: 0, botAnswers: 0, offeredPerson: false }

const keepLast = (list: readonly string[], item: string | null): string[] =>
  item === null ? [...list] : [...list.filter((other) => other !== item), item].slice(-3)

const shortened = (text: string | null): string | null =>
  text === null ? null : [...text].slice(0, 60).join('')

const withStory = (service: Service, change: (story: Story) => Story): Service =>
  isOpenService(service) ? { ...service, story: change(service.story) } : service

const paced = ({ pace }: ConversationState, at: Instant): ConversationState['pace'] => {
  const minute = Math.floor(at / MINUTE)
  return { minute, count: pace.minute === minute ? pace.count + 1 : 1 }
}

/** The open session without what belongs to its status only. */
const core = ({ sessionId, number, day, openedAt, lastAt, count, story }: OpenService) => ({
  sessionId,
  number,
  day,
  openedAt,
  lastAt,
  count,
  story,
})

const evolveService = (service: Service, event: Event, at: Instant): Service => {
  if (event.type === 'opened') {
    const { sessionId, number, day } = event
    return { status: 'bot', sessionId, number, day, openedAt: at, lastAt: at, count: 0, story: newStory }
  }
  if (event.type === 'rated') {
    const isThis = service.status === 'ended' && service.sessionId === event.sessionId
    return isThis ? { ...service, rating: event.rating } : service
  }
  return isOpenService(service) ? evolveOpen(service, event, at) : service
}

const evolveOpen = (
  service: OpenService,
  event: Exclude<Event, { type: 'opened' | 'rated' }>,
  at: Instant,
): Service => {
  switch (event.type) {
    case 'welcomed':
      return service
    case 'heard':
      return withStory(service, (story) => ({
        ...story,
        asked: keepLast(story.asked, shortened(event.text)),
        orderNos: keepLast(story.orderNos, event.orderNo),
        photos: story.photos + (event.photo ? 1 : 0),
        offeredPerson: false,
      }))
    case 'answered':
      return withStory(service, (story) => ({
        ...story,
        orderNos: keepLast(story.orderNos, event.orderNo),
        botAnswers: story.botAnswers + 1,
        offeredPerson: event.offeredPerson,
      }))
    case 'queued':
      return { ...core(service), status: 'queued', queuedAt: at }
    case 'messageLeft':
      return { ...core(service), status: 'offline', opensAt: event.opensAt }
    case 'assigned':
      return {
        ...core(service),
        status: 'assigned',
        agentId: event.agentId,
        agentName: event.agentName,
        assignedAt: at,
        firstReplyAt: null,
      }
    case 'handOffCancelled':
      return { ...core(service), status: 'bot' }
    case 'replied':
      return service.status === 'assigned'
        ? { ...service, firstReplyAt: service.firstReplyAt ?? at }
        : service
    case 'ended':
      return {
        ...core(service),
        status: 'ended',
        agentName: service.status === 'assigned' ? service.agentName : null,
        endedAt: at,
        rating: null,
      }
    default:
      return assertNever(event)
  }
}

/** Facts are never refused: an event that does not fit the state leaves it as it was. */
export const evolve = (state: ConversationState, event: Event, at: Instant): ConversationState => {
  const service = evolveService(state.service, event, at)
  if (event.type === 'welcomed') return { ...state, service, welcomedAt: at, shopper: event.shopper }
  if (event.type === 'heard') return { ...state, service, pace: paced(state, at) }
  return { ...state, service }
}

/** The state after a whole turn; every message counts into the session. */
export const evolveTurn = (
  state: ConversationState,
  { events, messages }: { readonly events: readonly Event[]; readonly messages: readonly unknown[] },
  at: Instant,
): ConversationState => {
  const after = events.reduce((so, event) => evolve(so, event, at), state)
  if (!isOpenService(after.service) || messages.length === 0) return after
  const { service } = after
  return { ...after, service: { ...service, lastAt: at, count: service.count + messages.length } }
}
