import { answerTo, answerToMedia, aboutOwnCard, isLive, type BotAnswer } from '../../core/bot/answer'
import {
  nothingAsked,
  soundsLikeParcel,
  understand,
  understandBeside,
  type Intent,
  type JustAsked,
} from '../../core/bot/understand'
import { opensSession } from '../../core/conversation/decide'
import type { MessageBody } from '../../core/conversation/message'
import { isBotServing, type ConversationState, type Service } from '../../core/conversation/state'
import type { Asker } from '../../core/knowledge/entry'
import { inModelsWords, inWords, saidOf, type KnownOutcome } from '../../core/knowledge/known'
import { askKnowledge, asksOfOrders, hotOf, isTitle, type LiveKnowledge } from '../../core/knowledge/live'
import type { Outcome } from '../../core/knowledge/outcome'
import type { Order } from '../../core/orders/order'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { ShopperActor } from '../actor'
import { withAssistant } from '../knowledge/ask-assistant'
import type { Ports } from '../ports'
import { findOwn } from '../usecases/orders/own-order'

/** The bot looks through so many of the newest orders. */
const ORDERS_AT_MOST = 30

/** A number in a sentence may be an order's or a parcel's: both are looked for among the shopper's own. */
const findMentioned = async (ports: Ports, actor: ShopperActor, number: string): Promise<Order | null> => {
  const order = await findOwn(ports, actor, number)
  if (order) return order
  const orders = await ports.orders.listOwn(actor.shop._id, actor.openid, { limit: ORDERS_AT_MOST })
  return orders.find(({ parcels }) => parcels.some(({ trackingNo }) => trackingNo === number)) ?? null
}

const needsOrders = (intent: Intent): boolean =>
  intent.want === 'parcel' ||
  intent.want === 'request' ||
  (intent.want === 'knowledge' && isLive(intent.outcome))

const knownFor = async (ports: Ports, actor: ShopperActor, intent: Intent) => ({
  orders: needsOrders(intent)
    ? await ports.orders.listOwn(actor.shop._id, actor.openid, { limit: ORDERS_AT_MOST })
    : [],
  order: intent.want === 'order' ? await findMentioned(ports, actor, intent.orderNo) : null,
})

/** What the bot asked in an earlier visit is forgotten. */
const justAsked = (service: Service, context: Parameters<typeof opensSession>[1]): JustAsked => {
  if (service.status !== 'bot' || opensSession(service, context)) return nothingAsked
  const { offeredPerson, choosingFor = null } = service.story
  return { offeredPerson, choosingFor }
}

interface Said {
  readonly text: string
  readonly state: ConversationState
  readonly now: Instant
}

/** The order that she came from narrows what is answered, where anything of the shop's depends on it. */
const askerOf = async (
  ports: Ports,
  actor: ShopperActor,
  { live, said }: { readonly live: LiveKnowledge; readonly said: Said },
): Promise<Asker> => {
  const { about } = said.state
  const order = about !== null && asksOfOrders(live) ? await findOwn(ports, actor, about) : null
  return {
    ...{ by: 'shopper', now: said.now },
    ...(order && { order: { status: order.status, titles: order.items.map(({ title }) => title) } }),
  }
}

/**
 * The shop's own answer goes before what merely sounds like a parcel, if it is about something else: what is under way
 * is told from her own orders, whatever else was written about it.
 */
const goesBefore = (intent: Intent, outcome: KnownOutcome): boolean =>
  intent.want === 'unknown' || (outcome.said.length > 0 && !isLive(outcome))

interface Asked {
  readonly live: LiveKnowledge
  readonly text: string
  readonly outcome: Outcome
}

/** The shop's large model, if it has one, chooses where retrieval is only nearly sure. */
const assisted = async (
  ports: Ports,
  shop: Shop,
  { known, ...asked }: Asked & { readonly known: KnownOutcome },
): Promise<KnownOutcome> => {
  if (!shop.assistant) return known
  const { live, text, outcome } = asked
  const sources = known.basis.found.flatMap(({ id }) => {
    const piece = live.pieces.get(id)
    return piece ? [{ key: id, title: piece.title, answer: saidOf(piece, shop).answer }] : []
  })
  const said = await withAssistant(ports, shop, { text, outcome, sources })
  return said.kind === 'assisted'
    ? inModelsWords(live, { text, id: said.key, words: said.words }, shop)
    : known
}

/** “那运费呢” asks on about what the bot has just answered. */
const askedBefore = (service: Service, context: Parameters<typeof opensSession>[1]): string | undefined => {
  const isNow = service.status === 'bot' && !opensSession(service, context)
  const basis = isNow ? service.story.ask?.basis : undefined
  return basis?.outcome === 'answer' ? basis.asked : undefined
}

const intentOf = async (ports: Ports, actor: ShopperActor, said: Said): Promise<Intent> => {
  const { shop } = actor
  const { service } = said.state
  const context = { now: said.now, policy: shop.policy }
  const asked = justAsked(service, context)
  const live = await ports.knowledge.live(shop._id)
  if (!live) return understand(said.text, shop.quickQuestions, asked)
  const asker = await askerOf(ports, actor, { live, said })
  const hot = hotOf(live, asker).map(({ entry }) => entry.title)
  const intent = understandBeside(said.text, hot, asked)
  const isAsked = intent.want === 'unknown' || soundsLikeParcel(intent) || isTitle(live, said.text, asker)
  if (!isAsked || intent.want === 'person') return intent
  const asking = {
    live,
    text: said.text,
    outcome: askKnowledge(live, said.text, { asker, before: askedBefore(service, context) }),
  }
  const known = inWords(live, asking, shop)
  if (!goesBefore(intent, known)) return intent
  return { want: 'knowledge', outcome: await assisted(ports, shop, { ...asking, known }) }
}

/** What a shopper has just sent, and where her conversation stands. */
interface Heard {
  readonly sent: { readonly body: MessageBody; readonly order: Order | null }
  readonly state: ConversationState
  readonly now: Instant
}

/** What the bot says to it; null while a person serves, or when it has nothing to say. */
export const botAnswer = async (
  ports: Ports,
  actor: ShopperActor,
  { sent, state, now }: Heard,
): Promise<BotAnswer | null> => {
  if (!isBotServing(state.service)) return null
  const asked = justAsked(state.service, { now, policy: actor.shop.policy })
  if (sent.order) return aboutOwnCard(sent.order, asked.choosingFor, now)
  if (sent.body.kind !== 'text') return answerToMedia(sent.body)
  const intent = await intentOf(ports, actor, { text: sent.body.text, state, now })
  return answerTo(intent, await knownFor(ports, actor, intent), now)
}
