import type { DeskThread } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Turn } from '../../../core/conversation/turn'
import { isHis } from '../../../core/desk/access'
import { deskClientId } from '../../../core/desk/client-id'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import { findSession, type FoundSession } from './open-session'
import { deskThread } from './thread'

/** One's own session, and the id under which it is changed. */
export interface Own extends FoundSession {
  readonly clientId: string
}

interface Asked {
  readonly sessionId: string
  readonly clientId: string
}

/** One turn as the answer to whoever took it. */
export const asThread = async (ports: Ports, actor: DeskActor, turn: Turn): Promise<DeskThread> =>
  deskThread(ports, actor, { turns: [turn], service: turn.state.service, seq: turn.seq })

/** A session of the shop, whosever it is. */
export const foundFor = async (
  ports: Ports,
  actor: DeskActor,
  { sessionId, clientId }: Asked,
): Promise<Own | null> => {
  const found = await findSession(ports, actor, sessionId)
  return found && { ...found, clientId: deskClientId(actor.agent.userid, clientId) }
}

/**
 * Does something with one's own session, once. A repeat that comes when the session is over, or somebody else's, gets
 * the first answer; everything else then is `notFound`.
 */
export const changeOwn = async (
  { ports, actor }: { readonly ports: Ports; readonly actor: DeskActor },
  asked: Asked,
  act: (own: Own) => Promise<Result<Turn, RefusalCode>>,
): Promise<Result<DeskThread, RefusalCode>> => {
  const own = await foundFor(ports, actor, asked)
  if (!own) return err('notFound')
  if (!isHis(own.newest.state.service, asked.sessionId, actor.agent.userid)) {
    const before = await ports.turns.byClientId(own.row.conversationId, own.clientId)
    return before ? ok(await asThread(ports, actor, before)) : err('notFound')
  }
  const done = await act(own)
  return done.ok ? ok(await asThread(ports, actor, done.value)) : done
}
