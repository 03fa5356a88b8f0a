import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'

export const presence: UseCase<typeof shopperContract.conversation.presence, ShopperActor> = async (
  { seen, isTyping },
  { actor: { shop, openid }, ports },
) => {
  const _id = conversationIdOf(shop._id, openid)
  const newest = await ports.turns.recall(_id, seen)
  if (newest?.state.service.status !== 'assigned') return ok({})
  const shopperSeq = Math.min(seen, newest.seq)
  const typing = isTyping ? { shopperTypingAt: ports.now() } : {}
  await ports.presences.setShopper({ _id, shopId: shop._id }, { shopperSeq, ...typing })
  return ok({})
}
