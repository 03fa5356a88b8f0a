import type { RefusalCode } from '../../../core/contracts/refusals'
import { excerptOf } from '../../../core/conversation/excerpt'
import type { MessageBody, Quote, SendBody } from '../../../core/conversation/message'
import type { Order } from '../../../core/orders/order'
import { toGoods, toOrderCard } from '../../../core/orders/order-view'
import { conversationIdOf } from '../../../core/shared/ids'
import { err, ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import { messageAt } from '../../turns/read-turns'
import type { Thread } from '../../turns/take-turn'
import { findOwn } from '../orders/own-order'
import { takeFilm, takePicture, takeVoice } from '../uploads/take-upload'

/** What the shopper sent, made into a body; with the order when it is one. */
export interface Sent {
  readonly body: MessageBody
  readonly order: Order | null
}

type Made = Result<Sent, RefusalCode>
type Of<K extends SendBody['kind']> = Extract<SendBody, { kind: K }>

/** The message as it stands in this conversation; null for one that is not there, or that nobody said. */
export const quoteOf = async (ports: Ports, { shop, openid }: Thread, id: string): Promise<Quote | null> => {
  const message = await messageAt(ports, conversationIdOf(shop._id, openid), id)
  const excerpt = message ? excerptOf(message.body) : null
  return message && excerpt !== null ? { id, from: message.from, excerpt } : null
}

const toText = async (ports: Ports, actor: ShopperActor, { kind, text, quote: id }: Of<'text'>) => {
  if (id === undefined) return ok({ body: { kind, text }, order: null })
  const quote = await quoteOf(ports, actor, id)
  return quote ? ok({ body: { kind, text, quote }, order: null }) : err('notFound')
}

const toOrder = async (ports: Ports, actor: ShopperActor, { kind, orderNo }: Of<'order'>) => {
  const order = await findOwn(ports, actor, orderNo)
  return order ? ok({ body: { kind, order: toOrderCard(order) }, order }) : err('notFound')
}

const toGoodsCard = async (ports: Ports, actor: ShopperActor, { orderNo, position }: Of<'goods'>) => {
  const order = await findOwn(ports, actor, orderNo)
  const goods = order && toGoods(order, position)
  return goods ? ok({ body: goods, order }) : err('notFound')
}

const withoutOrder = (body: Result<MessageBody, RefusalCode>): Made =>
  body.ok ? ok({ body: body.value, order: null }) : body

/** Looks up what was only named, and takes what was uploaded. */
export const toSent = async (ports: Ports, actor: ShopperActor, body: SendBody): Promise<Made> => {
  switch (body.kind) {
    case 'text':
      return toText(ports, actor, body)
    case 'image':
      return withoutOrder(await takePicture(ports, actor, body.uploadId))
    case 'video':
      return withoutOrder(await takeFilm(ports, actor, body))
    case 'voice':
      return withoutOrder(await takeVoice(ports, actor, body.uploadId))
    case 'location':
      return ok({ body, order: null })
    case 'order':
      return toOrder(ports, actor, body)
    case 'goods':
      return toGoodsCard(ports, actor, body)
  }
}

/** The uploads that a message needs no longer once it is stored. */
export const uploadsOf = (body: SendBody): string[] => {
  switch (body.kind) {
    case 'image':
    case 'voice':
      return [body.uploadId]
    case 'video':
      return body.posterId === undefined ? [body.uploadId] : [body.uploadId, body.posterId]
    default:
      return []
  }
}
