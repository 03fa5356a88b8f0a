import type { Message, MessageBody } from '../conversation/message'
import { opensSession } from '../conversation/decide'
import { isBotServing, type ConversationState } from '../conversation/state'
import { botWords } from '../copy/bot'
import { waitText } from '../copy/conversation'
import type { Order } from '../orders/order'
import { orderTail } from '../orders/order-view'
import { isOpen, nextOpening } from '../shop/hours'
import { openingOf } from '../shop/opening'
import { greetingOf, honorificOf } from '../shop/honorific'
import type { Shop, Shopper } from '../shop/shop'
import { fill } from '../shared/template'
import { comingText, type Instant } from '../shared/time'

/** Why somebody is welcomed: it decides the words (R6, R73). */
export type Occasion = 'first' | 'returning' | 'fromOrder' | 'closed'

export interface WelcomeContext {
  readonly shop: Shop
  readonly shopper: Pick<Shopper, 'name' | 'gender'> | null
  /** The order that the chat was opened from. */
  readonly order: Order | null
  /** Opened from 常见问题: these come as chips; null: opened from elsewhere. */
  readonly questions: readonly string[] | null
  /** Expected wait for a person, ms; null when nobody is on duty. */
  readonly waitMs: number | null
  readonly now: Instant
}

/** Closed is when nobody would answer; an agent who works late makes it open. */
const occasionOf = (state: ConversationState, context: WelcomeContext): Occasion => {
  const { shop, order, waitMs, now } = context
  if (!isOpen(openingOf(shop), now) && waitMs === null) return 'closed'
  if (order) return 'fromOrder'
  return state.welcomedAt === null ? 'first' : 'returning'
}

const isDue = (state: ConversationState, { shop, now }: WelcomeContext): boolean =>
  state.welcomedAt === null || now - state.welcomedAt >= shop.policy.welcomeAgainAfterMs

/** A stranger is greeted without a name, rather than by a word that stands for one. */
const addressing = (words: string, shopper: WelcomeContext['shopper']): string =>
  shopper?.name ? words : words.replace(/\{称呼\}[，,]?/g, '')

/** The sentence, or the part of one behind a comma, that tells the wait. */
const tellsWait =
  /(^|[。！？])[^，,。！？]*\{等待\}[^，,。！？]*[。！？]?|[，,][^，,。！？]*\{等待\}[^，,。！？]*/g

/** A wait that nobody can tell is not spoken of. */
const waiting = (words: string, waitMs: number | null): string =>
  waitMs === null ? words.replace(tellsWait, '$1') : words

const wordsFor = (occasion: Occasion, context: WelcomeContext): string => {
  const { shop, shopper, order, waitMs, now } = context
  const opening = nextOpening(openingOf(shop), now)
  return fill(waiting(addressing(shop.welcome[occasion], shopper), waitMs), {
    称呼: honorificOf(shopper),
    问候: greetingOf(now),
    店名: shop.name,
    等待: waitText(waitMs),
    开门: opening === null ? '' : comingText(opening, now),
    订单: order ? orderTail(order.orderNo) : '',
  })
}

/**
 * The bot's welcome, or nothing when it is not time for one: a session is running, or the last welcome was just now.
 * Beside a person the bot is silent, whatever was tapped.
 */
export const welcome = (state: ConversationState, context: WelcomeContext): readonly Message[] => {
  if (!isBotServing(state.service)) return []
  const { now, shop } = context
  const isNewVisit = opensSession(state.service, { now, policy: shop.policy })
  const isAboutAnother = context.order !== null && context.order.orderNo !== state.about
  const bodies: MessageBody[] = []
  if (isAboutAnother || (isNewVisit && isDue(state, context))) {
    const text = wordsFor(occasionOf(state, context), context)
    bodies.push({ kind: 'text', text, chips: [...shop.chips] })
  }
  if (context.questions) bodies.push({ kind: 'text', text: botWords.faq, chips: [...context.questions] })
  return bodies.map((body) => ({ from: { kind: 'bot' }, body }))
}
