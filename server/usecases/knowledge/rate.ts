import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { newPageAsk, pageAskIdOf, rated } from '../../../core/knowledge/ask'
import type { Input } from '../../../core/contracts/procedure'
import { conversationIdOf } from '../../../core/shared/ids'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { answeredIn, changeAnswered } from '../../knowledge/ask-of-message'
import { changeAsk } from '../../knowledge/change-ask'
import { readable } from '../../knowledge/readable'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

type Rate = typeof shopperContract.knowledge.rate
type Rating = Input<Rate>

/** An answer in her own chat; false where there is none of that entry. */
const rateInChat = async (
  ports: Ports,
  { shop, openid }: ShopperActor,
  rating: Rating & { readonly messageId: string },
): Promise<boolean> => {
  const found = await answeredIn(ports, conversationIdOf(shop._id, openid), rating.messageId)
  if (found?.body.kind !== 'faq' || found.body.key !== rating.key) return false
  await changeAnswered(ports, found, (ask) => rated(ask, rating))
  return true
}

/** The page of an answer; false where there is no such answer any more. */
const rateOnPage = async (ports: Ports, { shop, openid }: ShopperActor, rating: Rating): Promise<boolean> => {
  const { key, asked } = rating
  const live = await ports.knowledge.live(shop._id)
  const asker = { by: 'shopper', now: ports.now() } as const
  const found = live ? readable(live, asker).find(({ entry }) => entry.key === key) : undefined
  if (!live || !found) return false
  const version = Math.min(rating.version ?? live.version, live.version)
  const _id = pageAskIdOf(shop._id, { openid, key })
  const basis = {
    version,
    asked: asked ?? found.entry.title,
    outcome: 'answer' as const,
    found: [{ id: key, p: 1 }],
  }
  const fresh = newPageAsk({ _id, shopId: shop._id, openid }, { at: ports.now(), basis })
  if ((await ports.asks.insert(rated(fresh, rating))) === 'taken') {
    await changeAsk(ports, _id, (ask) => rated(ask, rating))
  }
  return true
}

export const rate: UseCase<Rate, ShopperActor> = async (rating, { actor, ports }) => {
  const { messageId } = rating
  const isRated =
    messageId === undefined
      ? await rateOnPage(ports, actor, rating)
      : await rateInChat(ports, actor, { ...rating, messageId })
  return isRated ? ok({}) : err('notFound')
}
