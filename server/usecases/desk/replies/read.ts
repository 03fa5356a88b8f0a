import type { repliesArea } from '../../../../core/contracts/desk/replies'
import { suggest } from '../../../../core/quick-replies/suggest'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { knownValues } from '../../../replies/known-values'
import type { UseCase } from '../../../serve'
import { openSession } from '../open-session'
import { replyViews, shelvesOf } from './view'

type Area = typeof repliesArea

export const list: UseCase<Area['list'], DeskActor> = async (_input, { actor, ports }) => {
  const replies = await ports.replyBook.onShelves(actor.shop._id, shelvesOf(actor))
  const groups = (actor.shop.routing?.groups ?? []).map(({ id, name }) => ({ id, name }))
  return ok({ replies: await replyViews(ports, actor, replies), groups })
}

/** As many turns as hold a shopper's last words, most likely. */
const LAST_TURNS = 10

export const forSession: UseCase<Area['forSession'], DeskActor> = async ({ sessionId }, { actor, ports }) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { row, newest } = found.value
  const [values, earlier, replies] = await Promise.all([
    knownValues(ports, row, newest),
    ports.turns.before(row.conversationId, newest.seq, LAST_TURNS),
    ports.quickReplies.ofAgent(actor.shop._id, actor.agent.userid),
  ])
  const said = [...earlier, newest].filter(({ at }) => at >= row.openedAt).flatMap(({ messages }) => messages)
  const suggestions = suggest(said, replies).map(({ reply, word }) => ({ replyId: reply._id, word }))
  return ok({ values, suggestions })
}

export const uses: UseCase<Area['uses'], DeskActor> = async ({ replyIds }, { actor: { shop }, ports }) => {
  const counts = await Promise.all(
    replyIds.map(async (_id) => [_id, await ports.replyBook.usesOf({ _id, shopId: shop._id })] as const),
  )
  return ok({ uses: Object.fromEntries(counts) })
}
