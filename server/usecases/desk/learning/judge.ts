import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { corrected, judged } from '../../../../core/knowledge/ask'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { answeredIn, changeAnswered } from '../../../knowledge/ask-of-message'
import { changeAsk } from '../../../knowledge/change-ask'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { openSession } from '../open-session'
import { sayingOf } from './saying'

type Area = DeskContract['learning']

export const judge: UseCase<Area['judge'], DeskActor> = async ({ id, right }, { actor, ports }) => {
  const [found] = await ports.asks.named(actor.shop._id, [id])
  if ((found?.key ?? null) === null) return err('notFound')
  const saying = sayingOf(actor, ports.now())
  await changeAsk(ports, id, (ask) => judged(ask, right, saying))
  return ok({})
}

/** What would have been right is an entry that is live, or none. */
const isKnown = async (
  { knowledge }: Pick<Ports, 'knowledge'>,
  { shop }: DeskActor,
  key: string | null,
): Promise<boolean> =>
  key === null || ((await knowledge.live(shop._id))?.entries ?? []).some(({ entry }) => entry.key === key)

export const correct: UseCase<Area['correct'], DeskActor> = async (
  { sessionId, messageId, key },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const answered = await answeredIn(ports, found.value.row.conversationId, messageId)
  const isHere = answered?.sessionId === sessionId
  if (!isHere || !(await isKnown(ports, actor, key))) return err('notFound')
  const saying = sayingOf(actor, ports.now())
  await changeAnswered(ports, answered, (ask) => corrected(ask, key, saying))
  return ok({})
}
