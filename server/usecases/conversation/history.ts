import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { messageViews } from '../../turns/view'

const PAGE = 30

export const history: UseCase<typeof shopperContract.conversation.history, ShopperActor> = async (
  { before },
  { actor: { shop, openid }, ports },
) => {
  const turns = await ports.turns.before(conversationIdOf(shop._id, openid), before, PAGE)
  return ok({ messages: await messageViews(ports, turns), hasEarlier: (turns[0]?.seq ?? 1) > 1 })
}
