import { evolveTurn } from '../../../core/conversation/evolve'
import type { Message, MessageBody } from '../../../core/conversation/message'
import { newConversation, type ConversationState } from '../../../core/conversation/state'
import type { Event } from '../../../core/conversation/turn'
import { calledBy, runningOf, type ShownTurn } from '../../../core/lane/render'
import type { OrderCard } from '../../../core/orders/order-view'
import { SECOND } from '../../../core/shared/time'

/** 2025-11-21 10:02 in China: the day of look/. */
export const now = Date.UTC(2025, 10, 21, 2, 2)

export const cup: OrderCard = {
  orderNo: '251118886037',
  status: 'delivered',
  placedAt: now,
  title: '手捏陶瓷杯',
  sku: '320ml 月白',
  kinds: 2,
  pieces: 3,
  paidFen: 12_800,
}

export interface Step {
  readonly messages: readonly Message[]
  readonly events: readonly Event[]
}

const message = (from: Message['from'], body: MessageBody | string): Message => ({
  from,
  body: typeof body === 'string' ? { kind: 'text', text: body } : body,
})

export const shopper = (body: MessageBody | string): Message => message({ kind: 'shopper' }, body)
export const bot = (body: MessageBody | string): Message => message({ kind: 'bot' }, body)
export const agent = (name: string, text: string): Message =>
  message({ kind: 'agent', agentId: name, name }, text)
export const notice = (about: Extract<MessageBody, { kind: 'notice' }>['notice']): Message =>
  message({ kind: 'system' }, { kind: 'notice', notice: about })
export const photo = (fileId: string): MessageBody => ({ kind: 'image', fileId, bytes: 1 })

export const step = (messages: readonly Message[], events: readonly Event[] = []): Step => ({
  messages,
  events,
})

const opens = ({ type }: Event): boolean => type === 'opened'

/** What the shopper says: the state hears it too, after the session was opened for it. */
export const hears = (body: MessageBody | string, more: Partial<Step> = {}): Step => ({
  messages: [shopper(body), ...(more.messages ?? [])],
  events: [
    ...(more.events ?? []).filter(opens),
    {
      type: 'heard',
      text: typeof body === 'string' ? body : null,
      orderNo: typeof body !== 'string' && body.kind === 'order' ? body.order.orderNo : null,
      photo: typeof body !== 'string' && body.kind === 'image',
    },
    ...(more.events ?? []).filter((event) => !opens(event)),
  ],
})

export const answered = (orderNo: string | null = null): Event => ({
  type: 'answered',
  offeredPerson: false,
  orderNo,
})

export const assigned = (name: string): Step =>
  step(
    [notice({ type: 'assigned', agentName: name })],
    [{ type: 'assigned', agentId: name, agentName: name }],
  )

export const transferred = (name: string): Step =>
  step(
    [notice({ type: 'transferred', agentName: name })],
    [{ type: 'assigned', agentId: name, agentName: name }],
  )

export const opened = (number = 12): Event => ({
  type: 'opened',
  sessionId: `session-${number}`,
  number,
  day: '251121',
})

export const zhang: ConversationState = {
  ...newConversation,
  shopper: { name: '张雨晴', gender: 'female' },
}

/** Plays the steps, a second each, the last at `now`; gives each turn as it is shown. */
export const play = (steps: readonly Step[], from: ConversationState = zhang): ShownTurn[] => {
  let state = from
  return steps.map(({ messages, events }, index) => {
    state = evolveTurn(state, { messages, events }, now - (steps.length - 1 - index) * SECOND)
    const turn = { messages: [...messages], events: [...events], state }
    return { turn, running: runningOf(turn), honorific: calledBy(state.shopper) }
  })
}

export const last = <T>(list: readonly T[]): T => list[list.length - 1]!
