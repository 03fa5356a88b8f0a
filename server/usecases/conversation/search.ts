import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { isSearched, type Search } from '../../../core/conversation/search'
import type { Turn } from '../../../core/conversation/turn'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { messageViews } from '../../turns/view'

/** Turns; a page may show a few more messages, because several stand in one turn. */
const PAGE = 20

const idsOf = ({ seq, messages }: Turn, wanted: Search): readonly string[] =>
  messages.flatMap((message, position) => (isSearched(message, wanted) ? [`${seq}.${position}`] : []))

/** The database looks through one conversation by its index; which of a turn's messages are meant is core's rule. */
export const search: UseCase<typeof shopperContract.conversation.search, ShopperActor> = async (
  { search: wanted, before },
  { actor: { shop, openid }, ports },
) => {
  const page = { before: before ?? Number.MAX_SAFE_INTEGER, limit: PAGE }
  const turns = await ports.turns.search(conversationIdOf(shop._id, openid), wanted, page)
  const meant = new Set(turns.flatMap((turn) => idsOf(turn, wanted)))
  const found = (await messageViews(ports, turns)).filter(({ id }) => meant.has(id))
  const next = turns.length === PAGE ? (turns.at(-1)?.seq ?? null) : null
  return ok({ found, next, now: ports.now() })
}
