import type { RefusalCode } from '../../../core/contracts/refusals'
import { reading } from '../../../core/desk/access'
import { lookOf } from '../../../core/desk/look'
import type { Turn } from '../../../core/conversation/turn'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports, SessionRow } from '../../ports'

/** A session that was found and may be read, with the newest turn of its conversation. */
export interface OpenSession {
  readonly row: SessionRow
  readonly newest: Turn
}

/** A session of the actor's shop; null when there is none, or its shopper's data are deleted. */
export const findSession = async (
  ports: Ports,
  { shop }: DeskActor,
  sessionId: string,
): Promise<SessionRow | null> => {
  const [row] = await ports.sessions.named([sessionId])
  return row?.shopId === shop._id && row.conversationId !== '' ? row : null
}

/** The session as far as the actor may read it: somebody else's is `notFound`. Lists may lag, the newest turn does not. */
export const openSession = async (
  ports: Ports,
  actor: DeskActor,
  sessionId: string,
): Promise<Result<OpenSession, RefusalCode>> => {
  const { shop, role, agent } = actor
  const row = await findSession(ports, actor, sessionId)
  const newest = row && (await ports.turns.newest(row.conversationId))
  if (!newest) return err('notFound')
  const may = reading(newest.state.service, sessionId, { role, userid: agent.userid })
  if (may === 'denied') return err('notFound')
  if (may === 'noted') {
    const subject = ports.personalData.nameless({ shopId: shop._id, openid: row.openid })
    await ports.looks.note(
      lookOf({ shopId: shop._id, subject, sessionId, by: agent.userid, at: ports.now() }),
    )
  }
  return ok({ row, newest })
}
