import * as z from 'zod/mini'
import { callsPerson } from '../bot/understand'
import { OrderCard } from '../orders/order-view'
import { present } from '../shared/present'
import { sessionCodeOf } from '../shared/ids'
import { DAY, Instant } from '../shared/time'
import { isCourtesy, isPromise } from './promise'
import { isOpenService, type Service } from './state'
import type { Turn } from './turn'

/** Who asks again within seven days is asked nothing twice (R144). */
const AGAIN_MS = 7 * DAY

const Said = z.object({ at: Instant, name: z.string(), text: z.string() })

/** An earlier session that a person served, within seven days: what was asked and what was decided (R144). */
const Earlier = z.object({
  sessionId: z.string(),
  /** 251118-7 */
  code: z.string(),
  openedAt: Instant,
  endedAt: Instant,
  agentName: z.string(),
  asked: z.array(z.string()),
  orderNos: z.array(z.string()),
  /** The agent's last words of substance; null when he left none. */
  decided: z.nullable(z.string()),
  promised: z.array(Said),
  stars: z.optional(z.int()),
})
export type Earlier = z.infer<typeof Earlier>

/** What happened so far, from facts alone: nobody has to ask again (R49, R144). */
export const Digest = z.lazy(() =>
  z.object({
    openedAt: Instant,
    /** When she asked for a person; null before. */
    handedAt: z.nullable(Instant),
    /** The shopper's last words, newest last, at most 3. */
    asked: z.array(z.string()),
    photos: z.int(),
    /** Spoken of, newest last; the card where the conversation shows one. */
    orders: z.array(z.object({ orderNo: z.string(), card: z.optional(OrderCard) })),
    botAnswers: z.int(),
    /** Who answered how often. */
    answered: z.array(z.object({ name: z.string(), count: z.int() })),
    /** What agents promised, in their words, newest last, at most 3. */
    promised: z.array(Said),
    /** How it came to whoever has it, in the words of core/routing; null: nobody has it, or it was handed to him. */
    why: z.nullable(z.string()),
    /** From how many hands to other hands it went (R48). */
    hops: z.int(),
    /** From hand to hand, oldest first. */
    hands: z.array(z.object({ at: Instant, from: z.string(), to: z.string(), note: z.nullable(z.string()) })),
    /** What a supervisor was asked, and said. */
    helped: z.array(z.extend(Said, { isAnswer: z.boolean() })),
    /** Newest first, at most 3. */
    earlier: z.array(Earlier),
  }),
)
export type Digest = z.infer<typeof Digest>

/** “转人工”, “好的”: a call for a person says nothing about what is wanted. */
export const onlyCalls = (text: string): boolean => [...text].length <= 8 && callsPerson(text, true)

const isOf = (sessionId: string) => (turn: Turn) =>
  turn.state.service.status !== 'none' && turn.state.service.sessionId === sessionId

/** What agents said in these turns, as text. */
const saidByAgents = (turns: readonly Turn[]): z.infer<typeof Said>[] =>
  turns.flatMap(({ at, messages }) =>
    messages.flatMap(({ from, body }) =>
      from.kind === 'agent' && body.kind === 'text' ? [{ at, name: from.name, text: body.text }] : [],
    ),
  )

const promisedIn = (turns: readonly Turn[]) =>
  saidByAgents(turns)
    .filter(({ text }) => isPromise(text))
    .slice(-3)

type Ended = Extract<Service, { status: 'ended' }>

const starsOf = (turns: readonly Turn[], sessionId: string): number | undefined =>
  turns
    .flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'rated' && event.sessionId === sessionId ? event.rating.stars : [],
      ),
    )
    .at(-1)

const earlierOf = (turns: readonly Turn[], ended: Ended & { readonly agentName: string }): Earlier => {
  const own = turns.filter(isOf(ended.sessionId))
  const { sessionId, day, number, openedAt, endedAt, agentName, story } = ended
  return {
    ...{ sessionId, openedAt, endedAt, agentName, orderNos: story.orderNos },
    code: sessionCodeOf(day, number),
    asked: story.asked.filter((text) => !onlyCalls(text)),
    decided:
      saidByAgents(own)
        .filter(({ text }) => !isCourtesy(text))
        .at(-1)?.text ?? null,
    promised: promisedIn(own),
    ...present({ stars: starsOf(turns, sessionId) }),
  }
}

/** Sessions that a person served and that ended within seven days before this one began, newest first. */
export const earlierIn = (turns: readonly Turn[], openedAt: Instant): Earlier[] => {
  const ended = new Map<string, Ended & { readonly agentName: string }>()
  for (const { state } of turns) {
    const { service } = state
    if (service.status !== 'ended' || service.agentName === null || service.endedAt > openedAt) continue
    if (openedAt - service.endedAt <= AGAIN_MS)
      ended.set(service.sessionId, { ...service, agentName: service.agentName })
  }
  return [...ended.values()]
    .slice(-3)
    .reverse()
    .map((one) => earlierOf(turns, one))
}

const cardOf = (turns: readonly Turn[], orderNo: string): OrderCard | undefined =>
  turns
    .flatMap(({ messages }) =>
      messages.flatMap(({ body }) => {
        if (body.kind === 'order') return [body.order]
        return body.kind === 'orders' ? body.orders : []
      }),
    )
    .filter((order) => order.orderNo === orderNo)
    .at(-1)

const answeredIn = (turns: readonly Turn[]): Digest['answered'] => {
  const counts = new Map<string, number>()
  for (const { messages } of turns)
    for (const { from } of messages)
      if (from.kind === 'agent') counts.set(from.name, (counts.get(from.name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}

/** From hand to hand, as the turns tell it. */
const handsIn = (turns: readonly Turn[]): Digest['hands'] =>
  turns.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      if (event.type !== 'assigned' && event.type !== 'queued' && event.type !== 'messageLeft') return []
      if (!event.handing) return []
      const { byName: from, note } = event.handing
      return [{ at, from, to: event.type === 'assigned' ? event.agentName : (event.groupName ?? ''), note }]
    }),
  )

/** Who has it now got it by his newest assignment. */
const whyOf = (turns: readonly Turn[], { status }: Service): string | null => {
  if (status !== 'assigned') return null
  const assigned = turns.flatMap(({ events }) => events.filter((event) => event.type === 'assigned')).at(-1)
  return assigned?.why ?? null
}

const helpIn = (turns: readonly Turn[]): Digest['helped'] =>
  turns.flatMap(({ at, events }) =>
    events.flatMap((event): Digest['helped'] => {
      if (event.type === 'escalated')
        return [{ at, name: event.escalation.agentName, text: event.escalation.reason, isAnswer: false }]
      if (event.type !== 'escalationEnded' || event.text === null) return []
      return [{ at, name: event.byName, text: event.text, isAnswer: true }]
    }),
  )

const handedAt = (turns: readonly Turn[]): Instant | null =>
  turns.find(({ events }) =>
    events.some(({ type }) => type === 'queued' || type === 'messageLeft' || type === 'assigned'),
  )?.at ?? null

/**
 * The digest of a session, from the turns of its conversation, oldest first, its own and those before it; null when it
 * is not the conversation's newest.
 */
export const digestOf = (turns: readonly Turn[], sessionId: string): Digest | null => {
  const own = turns.filter(isOf(sessionId))
  const service = own.at(-1)?.state.service
  if (!service || (!isOpenService(service) && service.status !== 'ended')) return null
  const { openedAt, story } = service
  return {
    openedAt,
    handedAt: handedAt(own),
    asked: story.asked.filter((text) => !onlyCalls(text)),
    photos: story.photos,
    orders: story.orderNos.map((orderNo) => ({ orderNo, ...present({ card: cardOf(turns, orderNo) }) })),
    botAnswers: story.botAnswers,
    answered: answeredIn(own),
    promised: promisedIn(own),
    why: whyOf(own, service),
    hops: service.ownership?.hops ?? 0,
    hands: handsIn(own),
    helped: helpIn(own),
    earlier: earlierIn(turns, openedAt),
  }
}
