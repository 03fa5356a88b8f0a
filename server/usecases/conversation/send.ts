import { answerTo, answerToMedia, aboutOwnCard, type BotAnswer } from '../../../core/bot/answer'
import {
  callsPerson,
  nothingAsked,
  understand,
  type Intent,
  type JustAsked,
} from '../../../core/bot/understand'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { opensSession } from '../../../core/conversation/decide'
import { isBotServing, type Service } from '../../../core/conversation/state'
import type { Order } from '../../../core/orders/order'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { handOffOf } from '../../turns/assign-queue'
import { awayFrom } from '../../turns/gone-home'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { threadView } from '../../turns/view'
import { dropUpload } from '../uploads/take-upload'
import { findOwn } from '../orders/own-order'
import { toSent, uploadsOf, type Sent } from './sent'

/** The bot looks through so many of the newest orders. */
const ORDERS_AT_MOST = 30

/** A number in a sentence may be an order's or a parcel's: both are looked for among the shopper's own. */
const findMentioned = async (ports: Ports, actor: ShopperActor, number: string): Promise<Order | null> => {
  const order = await findOwn(ports, actor, number)
  if (order) return order
  const orders = await ports.orders.listOwn(actor.shop._id, actor.openid, { limit: ORDERS_AT_MOST })
  return orders.find(({ parcels }) => parcels.some(({ trackingNo }) => trackingNo === number)) ?? null
}

const knownFor = async (ports: Ports, actor: ShopperActor, intent: Intent) => ({
  orders:
    intent.want === 'parcel' || intent.want === 'request'
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

const botAnswer = async (
  ports: Ports,
  actor: ShopperActor,
  { sent, service, now }: { readonly sent: Sent; readonly service: Service; readonly now: Instant },
): Promise<BotAnswer | null> => {
  if (!isBotServing(service)) return null
  const asked = justAsked(service, { now, policy: actor.shop.policy })
  if (sent.order) return aboutOwnCard(sent.order, asked.choosingFor, now)
  if (sent.body.kind !== 'text') return answerToMedia(sent.body)
  const intent = understand(sent.body.text, actor.shop.quickQuestions, asked)
  return answerTo(intent, await knownFor(ports, actor, intent), now)
}

/** Who left a message outside hours says once more that he wants a person. */
const asksAgain = ({ body }: Sent, { status }: Service): boolean =>
  status === 'offline' && body.kind === 'text' && callsPerson(body.text, false)

export const send: UseCase<typeof shopperContract.conversation.send, ShopperActor> = async (
  { clientId, body, seen },
  { actor, ports },
) => {
  const { shop, openid } = actor
  // an upload is gone once it was sent: a repeat is answered before it is looked for
  const uploads = uploadsOf(body)
  const first =
    uploads.length > 0 ? await ports.turns.byClientId(conversationIdOf(shop._id, openid), clientId) : null
  if (first) return ok(await threadView(ports, shop, { turns: [first], state: first.state, seq: first.seq }))
  const sent = await toSent(ports, actor, body)
  if (!sent.ok) return sent

  const taken = await takeTurn(ports, { shop, openid, clientId, seen }, async ({ service }, now) => {
    const answer = await botAnswer(ports, actor, { sent: sent.value, service, now })
    const asks = answer?.handOff === true || asksAgain(sent.value, service)
    const handOff = asks ? await handOffOf(ports, shop) : await awayFrom(ports, shop, service)
    return { command: { type: 'say', body: sent.value.body, answer }, handOff }
  })
  if (!taken.ok) return taken

  await settle(ports, shop, taken.value)
  for (const uploadId of uploads) await dropUpload(ports, uploadId)
  const { turn } = taken.value
  return ok(await threadView(ports, shop, { turns: [turn], state: turn.state, seq: turn.seq }))
}
