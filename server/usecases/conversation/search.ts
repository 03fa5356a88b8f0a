import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { searchTurns } from '../../turns/search'

export const search: UseCase<typeof shopperContract.conversation.search, ShopperActor> = async (
  asked,
  { actor: { shop, openid }, ports },
) => {
  const conversationId = conversationIdOf(shop._id, openid)
  return ok(await searchTurns(ports, { conversationId, reader: 'shopper' }, asked))
}
