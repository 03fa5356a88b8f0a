import type { RefusalCode } from '../../../core/contracts/refusals'
import { reading } from '../../../core/desk/access'
import { lookOf } from '../../../core/desk/look'
import type { Turn } from '../../../core/conversation/turn'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'

/** A session with the newest turn of its conversation. */
export interface FoundSession {
  readonly row: SessionRow
  readonly newest: Turn
}

/** A session of the actor's shop, whosever it is; null when there is none, or its shopper's data are deleted. */
export const findSession = async (
  ports: Ports,
  { shop }: DeskActor,
  sessionId: string,
): Promise<FoundSession | null> => {
  const [row] = await ports.sessions.named([sessionId])
  if (row?.shopId !== shop._id || row.conversationId === '') return null
  const newest = await ports.turns.newest(row.conversationId)
  return newest && { row, newest }
}

/** The session as far as the actor may read it: somebody else's is `notFound`. Lists may lag, the newest turn does not. */
export const openSession = async (
  ports: Ports,
  actor: DeskActor,
  sessionId: string,
): Promise<Result<FoundSession, RefusalCode>> => {
  const { shop, role, agent } = actor
  const found = await findSession(ports, actor, sessionId)
  if (!found) return err('notFound')
  const { row, newest } = found
  const may = reading(newest.state.service, sessionId, { role, userid: agent.userid })
  if (may === 'denied') return err('notFound')
  if (may === 'noted') {
    const subject = ports.personalData.nameless({ shopId: shop._id, openid: row.openid })
    await ports.looks.note(
      lookOf({ shopId: shop._id, subject, action: 'read', sessionId, by: agent.userid, at: ports.now() }),
    )
  }
  return ok(found)
}
