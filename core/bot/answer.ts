import type { MessageBody } from '../conversation/message'
import { botWords, orderStatusText } from '../copy/bot'
import type { Basis } from '../knowledge/basis'
import type { KnownOutcome, Said } from '../knowledge/known'
import type { Order } from '../orders/order'
import { toOrderCard } from '../orders/order-view'
import { askable } from '../orders/requests/decide'
import type { RequestKind } from '../orders/requests/wanted'
import { present } from '../shared/present'
import type { Instant } from '../shared/time'
import type { Intent, ParcelQuestion } from './understand'

/** What the bot says, and whether a person takes over with it. */
export interface BotAnswer {
  readonly bodies: readonly MessageBody[]
  readonly handOff: boolean
  /** Said instead of `bodies` when nobody is there and a message is left; the notice of it follows. */
  readonly whenLeft?: readonly MessageBody[]
  /** It could not answer and offers a person (R107). */
  readonly offersPerson: boolean
  readonly orderNo: string | null
  /** It asked of which order this is wanted. */
  readonly choosingFor?: RequestKind
  /** The knowledge that was asked. */
  readonly basis?: Basis
}

const say = (text: string, chips?: readonly string[]): MessageBody =>
  chips ? { kind: 'text', text, chips: [...chips] } : { kind: 'text', text }

const answer = (bodies: readonly MessageBody[], more: Partial<BotAnswer> = {}): BotAnswer => ({
  bodies,
  handOff: false,
  offersPerson: false,
  orderNo: null,
  ...more,
})

const personChip = [botWords.callPerson]
const unknown = answer([say(botWords.offer, botWords.offerChips)], { offersPerson: true })
const handingOver = answer([say(botWords.handOff)], { handOff: true, whenLeft: [] })

/** Where one order stands: the sentence and its card. */
export const aboutOrder = (order: Order, now: Instant): BotAnswer => {
  const card = toOrderCard(order)
  const text = orderStatusText(card, order.parcels[order.parcels.length - 1], now)
  return answer([say(text), { kind: 'order', order: card }], { orderNo: order.orderNo })
}

/** The shopper sent the card himself: the sentence is enough; what was to be chosen is chosen. */
export const aboutOwnCard = (order: Order, choosingFor: RequestKind | null, now: Instant): BotAnswer => {
  if (choosingFor) return requestForm(choosingFor, [order])
  const { bodies, orderNo } = aboutOrder(order, now)
  return answer(bodies.slice(0, 1), { orderNo })
}

const choose = (orders: readonly Order[]): BotAnswer =>
  answer([{ kind: 'orders', text: botWords.chooseOrder, orders: orders.slice(0, 5).map(toOrderCard) }])

const oneOrChoose = (orders: readonly Order[], now: Instant): BotAnswer | null => {
  const [first, ...others] = orders
  if (!first) return null
  return others.length > 0 ? choose(orders) : aboutOrder(first, now)
}

const notFound = (): BotAnswer => answer([say(botWords.orderNotFound, personChip)], { offersPerson: true })

const endingWith = (orders: readonly Order[], tail: string): readonly Order[] =>
  orders.filter(({ orderNo }) => orderNo.endsWith(tail))

/** Bare digits may be anything: only one’s own tail makes an order of them. */
const aboutTail = (
  about: Exclude<ParcelQuestion, string>,
  orders: readonly Order[],
  now: Instant,
): BotAnswer =>
  'digits' in about
    ? (oneOrChoose(endingWith(orders, about.digits), now) ?? unknown)
    : (oneOrChoose(endingWith(orders, about.tail), now) ?? notFound())

const withoutOrders = (about: ParcelQuestion): BotAnswer =>
  typeof about === 'object' && 'digits' in about
    ? unknown
    : answer([say(botWords.noOrders, personChip)], { offersPerson: true })

const searched = { way: ['shipped', 'paid'], sending: ['paid', 'shipped'] } as const
const noneOf = { way: botWords.noneOnTheWay, sending: botWords.noneToSend }

/**
 * “我的快递到哪了”: what is on the way, else what is to be sent; “什么时候发货” the other way round; else the newest
 * order. Several are left to the shopper to choose from (R3).
 */
const aboutParcels = (about: ParcelQuestion, orders: readonly Order[], now: Instant): BotAnswer => {
  const newest = orders[0]
  if (!newest) return withoutOrders(about)
  if (about === 'orders') return oneOrChoose(orders, now) ?? notFound()
  if (typeof about === 'object') return aboutTail(about, orders, now)
  for (const wanted of searched[about]) {
    const found = oneOrChoose(
      orders.filter(({ status }) => status === wanted),
      now,
    )
    if (found) return found
  }
  const { bodies, orderNo } = aboutOrder(newest, now)
  return answer([say(noneOf[about]), ...bodies], { orderNo })
}

/** The order first; what its status does not answer is a person's. */
const aboutOrderAndMore = (order: Order, now: Instant): BotAnswer => {
  const { bodies, orderNo } = aboutOrder(order, now)
  return answer([...bodies, say(botWords.offerForOrder, personChip)], { offersPerson: true, orderNo })
}

type RequestIntent = Extract<Intent, { want: 'request' }>

const isMeant = ({ orderNo }: Order, intent: RequestIntent): boolean => {
  if (intent.orderNo !== null) return orderNo === intent.orderNo
  return intent.tail === null || orderNo.endsWith(intent.tail)
}

/** “我要取消订单”, “改地址” (R100): the form for each order of which it can be asked; else a person. */
const aboutRequest = (intent: RequestIntent, orders: readonly Order[]): BotAnswer => {
  const { request } = intent
  const meant = orders.filter((order) => isMeant(order, intent))
  if (orders.length === 0) return answer([say(botWords.noOrders, personChip)], { offersPerson: true })
  if (meant.length === 0) return { ...notFound(), choosingFor: request }
  return requestForm(request, meant)
}

const requestForm = (request: RequestKind, meant: readonly Order[]): BotAnswer => {
  const fitting = meant.filter(({ status }) => askable[status].includes(request)).slice(0, 5)
  const [first, ...others] = fitting
  if (!first) return answer([say(botWords.requestTooLate[request], personChip)], { offersPerson: true })
  const text = others.length > 0 ? botWords.requestWhich[request] : botWords.requestForm[request]
  return answer(
    [{ kind: 'requestForm', text, request, orders: fitting.map(toOrderCard) }],
    others.length > 0 ? { choosingFor: request } : { orderNo: first.orderNo },
  )
}

/** What the intent needs to be answered: the shopper's own orders, newest first, or the one asked for. */
export interface Known {
  readonly orders: readonly Order[]
  /** Asked for by number; null when there is none, or when it is somebody else's: the same answer. */
  readonly order: Order | null
}

/** The shop's own question is answered by its card; what only sounds like it may mean something else. */
const faqBody = ({ question, answer: words, byTopic }: Extract<Intent, { want: 'faq' }>): MessageBody =>
  byTopic ? say(words, personChip) : { kind: 'faq', question, answer: words }

const saidBody = ({ question, answer: words, key, image, leadsTo, next }: Said): MessageBody => ({
  ...{ kind: 'faq', question, answer: words, key },
  ...present({ image, leadsTo, next: next && [...next] }),
})

/** Does an answer need the shopper's own orders beside it? */
export const isLive = ({ said }: KnownOutcome): boolean => said.some(({ leadsTo }) => leadsTo === 'parcel')

/** What is under way is told beside what holds for everybody. */
const underWay = (outcome: KnownOutcome, { orders }: Known, now: Instant): BotAnswer | null =>
  isLive(outcome) && orders.some(({ status }) => status === 'paid' || status === 'shipped')
    ? aboutParcels('way', orders, now)
    : null

/** Answers of the shop's knowledge; what it is nearly sure of is offered, beside a person (R107, R111). */
const fromKnowledge = (outcome: KnownOutcome, known: Known, now: Instant): BotAnswer => {
  const { basis, said, offered } = outcome
  if (said.length > 0) {
    const beside = underWay(outcome, known, now)
    const orderNo = beside?.orderNo ?? null
    return answer([...said.map(saidBody), ...(beside?.bodies ?? [])], { basis, orderNo })
  }
  if (offered.length === 0) return { ...unknown, basis }
  const chips = [...offered, botWords.callPerson]
  return answer([say(botWords.whichOne, chips)], { basis, offersPerson: true })
}

export const answerTo = (intent: Intent, known: Known, now: Instant): BotAnswer => {
  switch (intent.want) {
    case 'person':
      return handingOver
    case 'faq':
      return answer([faqBody(intent)])
    case 'knowledge':
      return fromKnowledge(intent.outcome, known, now)
    case 'order':
      if (!known.order) return notFound()
      return intent.asksMore ? aboutOrderAndMore(known.order, now) : aboutOrder(known.order, now)
    case 'parcel':
      return aboutParcels(intent.about, known.orders, now)
    case 'request':
      return aboutRequest(intent, known.orders)
    case 'questions':
      return answer([say(botWords.faq, intent.questions)])
    case 'greeting':
      return answer([say(botWords.greeting, botWords.offerChips)])
    case 'nothing':
      return answer([say(botWords.anyTime, personChip)])
    case 'unknown':
      return unknown
  }
}

/** What only a person can see, hear or judge is handed over at once (R107); null for what the bot reads itself. */
export const answerToMedia = ({ kind }: Pick<MessageBody, 'kind'>): BotAnswer | null =>
  kind === 'image' || kind === 'video' || kind === 'voice' || kind === 'location'
    ? answer([say(botWords.media[kind])], { handOff: true, whenLeft: [say(botWords.mediaLeft[kind])] })
    : null
