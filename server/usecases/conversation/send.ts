import { answerTo, answerToPhoto, aboutOwnCard, type BotAnswer } from '../../../core/bot/answer'
import { understand, type Intent } from '../../../core/bot/understand'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageBody, SendBody } from '../../../core/conversation/message'
import { opensSession } from '../../../core/conversation/decide'
import { isBotServing, type Service } from '../../../core/conversation/state'
import type { Order } from '../../../core/orders/order'
import { toOrderCard } from '../../../core/orders/order-view'
import { isOwn } from '../../../core/orders/own'
import { conversationIdOf } from '../../../core/shared/ids'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { handOffOf } from '../../turns/assign-queue'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { threadView } from '../../turns/view'
import { dropUpload, takeUpload } from '../uploads/take-upload'

/** What the shopper sent, made into a body; with the order when it is one. */
interface Sent {
  readonly body: MessageBody
  readonly order: Order | null
}

/** The bot looks through so many of the newest orders. */
const ORDERS_AT_MOST = 30

const findOwn = async (
  ports: Ports,
  { shop, openid }: ShopperActor,
  orderNo: string,
): Promise<Order | null> => {
  const order = await ports.orders.find(shop._id, orderNo)
  return order && isOwn(order, openid) ? order : null
}

const toSent = async (
  ports: Ports,
  actor: ShopperActor,
  body: SendBody,
): Promise<Result<Sent, RefusalCode>> => {
  switch (body.kind) {
    case 'text':
      return ok({ body, order: null })
    case 'image': {
      const image = await takeUpload(ports, actor, body.uploadId)
      return image.ok ? ok({ body: { kind: 'image', ...image.value }, order: null }) : image
    }
    case 'order': {
      const order = await findOwn(ports, actor, body.orderNo)
      return order ? ok({ body: { kind: 'order', order: toOrderCard(order) }, order }) : err('notFound')
    }
  }
}

/** A number in a sentence may be an order's or a parcel's: both are looked for among the shopper's own. */
const findMentioned = async (ports: Ports, actor: ShopperActor, number: string): Promise<Order | null> => {
  const order = await findOwn(ports, actor, number)
  if (order) return order
  const orders = await ports.orders.listOwn(actor.shop._id, actor.openid, { limit: ORDERS_AT_MOST })
  return orders.find(({ parcels }) => parcels.some(({ trackingNo }) => trackingNo === number)) ?? null
}

const knownFor = async (ports: Ports, actor: ShopperActor, intent: Intent) => ({
  orders:
    intent.want === 'parcel'
      ? await ports.orders.listOwn(actor.shop._id, actor.openid, { limit: ORDERS_AT_MOST })
      : [],
  order: intent.want === 'order' ? await findMentioned(ports, actor, intent.orderNo) : null,
})

const botAnswer = async (
  ports: Ports,
  actor: ShopperActor,
  { sent, service, now }: { readonly sent: Sent; readonly service: Service; readonly now: Instant },
): Promise<BotAnswer | null> => {
  if (!isBotServing(service)) return null
  if (sent.body.kind === 'image') return answerToPhoto()
  if (sent.order) return aboutOwnCard(sent.order, now)
  if (sent.body.kind !== 'text') return null
  const isSameVisit = !opensSession(service, { now, policy: actor.shop.policy })
  const hasOffered = isSameVisit && service.status === 'bot' && service.story.offeredPerson
  const intent = understand(sent.body.text, actor.shop.quickQuestions, hasOffered)
  return answerTo(intent, await knownFor(ports, actor, intent), now)
}

export const send: UseCase<typeof shopperContract.conversation.send, ShopperActor> = async (
  { clientId, body, seen },
  { actor, ports },
) => {
  const { shop, openid } = actor
  // an upload is gone once it was sent: a repeat is answered before it is looked for
  const first =
    body.kind === 'image' ? await ports.turns.byClientId(conversationIdOf(shop._id, openid), clientId) : null
  if (first) return ok(await threadView(ports, shop, { turns: [first], state: first.state, seq: first.seq }))
  const sent = await toSent(ports, actor, body)
  if (!sent.ok) return sent

  const taken = await takeTurn(ports, { shop, openid, clientId, seen }, async ({ service }, now) => {
    const answer = await botAnswer(ports, actor, { sent: sent.value, service, now })
    const handOff = answer?.handOff ? await handOffOf(ports, shop) : null
    return { command: { type: 'say', body: sent.value.body, answer }, handOff }
  })
  if (!taken.ok) return taken

  await settle(ports, shop, taken.value)
  if (body.kind === 'image') await dropUpload(ports, body.uploadId)
  const { turn } = taken.value
  return ok(await threadView(ports, shop, { turns: [turn], state: turn.state, seq: turn.seq }))
}
