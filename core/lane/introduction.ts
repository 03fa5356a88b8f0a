import type { Message } from '../conversation/message'
import { onlyCalls, type Digest, type Earlier } from '../conversation/digest'
import { mentioned } from '../conversation/mention'
import type { ConversationState, OpenService } from '../conversation/state'
import { isOpenService } from '../conversation/state'
import { botWords } from '../copy/bot'
import { calledText, laneView, type Called } from '../copy/lane-view'
import { orderTail, type OrderCard } from '../orders/order-view'
import { dayText, type Instant } from '../shared/time'
import type { QuickReply } from '../quick-replies/quick-reply'
import { suggest } from '../quick-replies/suggest'
import { calledBy, laneFiles, type LaneMessage } from './render'
import { brief, cutText, LANE_TEXT_BYTES, underHead } from './text'

export interface Introduced {
  readonly state: ConversationState
  /** Of the session so far, oldest first, the turn that assigned it included. */
  readonly messages: readonly Message[]
  /** The turn's own time, so that a retry is the same request. */
  readonly now: Instant
  /** By when he should answer; null when nothing is promised. */
  readonly by: Instant | null
  /** What the agent may send. */
  readonly replies: readonly QuickReply[]
  /** What is known of it from before; null: nothing. */
  readonly digest: Digest | null
}

const FILES = 3
const RECORD = 40

const orderCards = (messages: readonly Message[]): OrderCard[] =>
  messages.flatMap(({ body }) => {
    if (body.kind === 'order') return [body.order]
    return body.kind === 'orders' ? body.orders : []
  })

const shortCard = (order: OrderCard): OrderCard => ({
  ...order,
  title: brief(order.title, 40),
  ...(order.sku === undefined ? {} : { sku: brief(order.sku, 30) }),
})

const orderPart = ({ story }: OpenService, messages: readonly Message[]): string[] => {
  const orderNo = story.orderNos[story.orderNos.length - 1]
  if (orderNo === undefined) return []
  const card = orderCards(messages)
    .filter((order) => order.orderNo === orderNo)
    .pop()
  return [laneView.aboutOrder(orderTail(orderNo), card && shortCard(card))]
}

const askedPart = ({ story }: OpenService): string => {
  const words = story.asked.filter((text) => !onlyCalls(text)).map((text) => brief(text, 60))
  if (words.length > 0) return laneView.asked(words)
  return story.photos > 0 || story.orderNos.length > 0 ? '' : laneView.askedNothing
}

/** What the bot says when it does not answer. */
const noAnswers: readonly string[] = [
  botWords.offer,
  botWords.noOrders,
  botWords.orderNotFound,
  botWords.offerForOrder,
  ...Object.values(botWords.requestTooLate),
  botWords.handOff,
  ...Object.values(botWords.media),
  ...Object.values(botWords.mediaLeft),
  botWords.faq,
  botWords.noneOnTheWay,
  botWords.noneToSend,
]

/** A card stands behind the words about it. */
const botWordsIn = ({ from, body }: Message): string[] =>
  from.kind === 'bot' && body.kind !== 'order' ? [mentioned(body) ?? ''].filter(Boolean) : []

/** What was no answer is neither counted nor quoted. */
const lastBotAnswer = ({ story }: OpenService, messages: readonly Message[]): string[] => {
  if (story.botAnswers === 0) return []
  const answers = messages
    .slice(messages.findIndex(({ from }) => from.kind === 'shopper'))
    .flatMap(botWordsIn)
    .filter((text) => !noAnswers.includes(text))
  return answers.slice(-1).map((text) => laneView.lastBotAnswer(brief(text.replace(/。$/, ''), 60)))
}

const repliesOf = (messages: readonly Message[]): string => {
  const counts = new Map<string, number>()
  for (const { from } of messages) {
    if (from.kind === 'agent') counts.set(from.name, (counts.get(from.name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => laneView.agentReplies(brief(name, 20), count)).join('')
}

/** In one line: which order, what was asked, what was answered so far. */
export const summary = (service: OpenService, messages: readonly Message[]): string => {
  const facts = [
    ...orderPart(service, messages),
    askedPart(service),
    service.story.photos > 0 ? laneView.photos(service.story.photos) : '',
  ].filter(Boolean)
  return [
    facts.length > 0 ? `${facts.join('；').replace(/。$/, '')}。` : '',
    laneView.botAnswers(service.story.botAnswers),
    ...lastBotAnswer(service, messages),
    repliesOf(messages),
  ].join('')
}

/** The notices of a session name each agent who had it: the last but one handed it on. */
const handedOnBy = (messages: readonly Message[]): string | null => {
  const owners = messages.flatMap(({ body }) =>
    body.kind === 'notice' && (body.notice.type === 'assigned' || body.notice.type === 'transferred')
      ? [body.notice]
      : [],
  )
  if (owners[owners.length - 1]?.type !== 'transferred') return null
  return owners[owners.length - 2]?.agentName ?? laneView.colleague
}

const recordLine = ({ from, body }: Message): string[] => {
  const words = (mentioned(body) ?? '').replace(/\s+/g, ' ').trim()
  if (words === '') return []
  if (from.kind === 'shopper') return [laneView.shopperSaid(words)]
  if (from.kind === 'bot') return [laneView.botSaid(brief(words, 100))]
  return from.kind === 'agent' ? [laneView.agentSaid(brief(from.name, 20), words)] : []
}

/** Does the summary leave out some of the shopper's words? Then they follow, so that he never repeats himself. */
const isMoreThanSummary = (messages: readonly Message[]): boolean => {
  const texts = messages.flatMap(({ from, body }) =>
    from.kind === 'shopper' && body.kind === 'text' ? body.text : [],
  )
  return texts.length > 3 || texts.some((text) => [...text].length > 60)
}

/** What was said, in as many messages as it takes. */
export const record = (called: Called, messages: readonly Message[]): string[] => {
  const lines = messages.flatMap(recordLine).slice(-RECORD)
  if (lines.length === 0) return []
  return underHead(`${calledText(called)} ${laneView.record}`, '\n', lines)
}

const filesOf = (messages: readonly Message[]): LaneMessage[] =>
  messages.flatMap(({ from, body }) => (from.kind === 'shopper' ? laneFiles(body) : [])).slice(-FILES)

/** What whoever handed it on wrote, what was promised, and what was decided when she came before (R49, R144). */
const fromBefore = (digest: Digest | null, now: Instant): string[] => {
  if (!digest) return []
  const { hands, promised, earlier } = digest
  const handed = hands.at(-1)
  const note = handed?.note ?? null
  return [
    ...(handed && note !== null ? [laneView.handNote(brief(handed.from, 20), note)] : []),
    ...promised.slice(-1).map(({ name, text }) => laneView.promised(brief(name, 20), brief(text, 60))),
    ...earlier.slice(0, 1).map((one) => earlierLine(one, now)),
  ]
}

const earlierLine = (earlier: Earlier, now: Instant): string => {
  const { agentName, endedAt, asked, decided, stars } = earlier
  const [question] = asked.slice(-1)
  return laneView.cameBefore({
    day: dayText(endedAt, now),
    agentName: brief(agentName, 20),
    asked: question === undefined ? null : brief(question, 40),
    decided: decided === null ? null : brief(decided, 60),
    stars: stars ?? null,
  })
}

/**
 * What an agent is told when a session comes to him (R49): who, which order, what was asked and answered, until when
 * he should answer, which quick replies fit; then the last files. Nothing when no session is open.
 */
export const introduction = ({ state, messages, now, by, replies, digest }: Introduced): LaneMessage[] => {
  const { service } = state
  if (!isOpenService(service)) return []
  const called: Called = { number: service.number, honorific: calledBy(state.shopper) }
  const from = handedOnBy(messages)
  const isHanded = from !== null || (digest?.hands.length ?? 0) > 0
  const deadline = by === null ? '' : laneView.firstReplyBy(by, now)
  const head = [
    from === null ? laneView.arrived(called) : laneView.arrivedFrom(called, brief(from, 20)),
    summary(service, messages),
    ...fromBefore(digest, now),
    ...suggest(messages, replies).map((suggestion) => laneView.suggested(called, suggestion)),
    `${laneView.replyTo(called)}${deadline}`,
  ].join('\n')
  const texts = [
    ...cutText(head, LANE_TEXT_BYTES),
    ...(isHanded || isMoreThanSummary(messages) ? record(called, messages) : []),
  ]
  return [...texts.map((text): LaneMessage => ({ kind: 'text', text })), ...filesOf(messages)]
}
