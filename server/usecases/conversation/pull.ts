import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { newConversation } from '../../../core/conversation/state'
import type { Turn } from '../../../core/conversation/turn'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { newTurns } from '../../turns/read-turns'
import { threadView } from '../../turns/view'

/** She is looking at what a notice would have told her. */
const isNoticed = (turns: readonly Turn[]): boolean =>
  turns.some(({ effects }) => effects.some(({ type }) => type === 'notify'))

export const pull: UseCase<typeof shopperContract.conversation.pull, ShopperActor> = async (
  { after },
  { actor: { shop, openid }, ports },
) => {
  const newest = await ports.turns.newest(conversationIdOf(shop._id, openid))
  const turns = newest ? await newTurns(ports, newest, after) : []
  if (isNoticed(turns)) await ports.notices.closeAll(conversationIdOf(shop._id, openid))
  const state = newest?.state ?? newConversation
  return ok(await threadView(ports, shop, { turns, state, seq: Math.min(after, newest?.seq ?? 0) }))
}
