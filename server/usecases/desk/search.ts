import type { DeskContract } from '../../../core/contracts/desk.contract'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { searchTurns } from '../../turns/search'
import { readSession } from './open-session'

export const search: UseCase<DeskContract['desk']['search'], DeskActor> = async (
  { sessionId, ...asked },
  { actor, ports },
) => {
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { conversationId } = found.value.row
  return ok(await searchTurns(ports, { conversationId, reader: 'agent' }, asked))
}
