import type { RefusalCode } from '../../../core/contracts/refusals'
import { reading } from '../../../core/desk/access'
import { levelsOf } from '../../../core/routing/problem-pool'
import { mayRead } from '../../../core/followups/access'
import { lookOf } from '../../../core/desk/look'
import type { Turn } from '../../../core/conversation/turn'
import type { Agent } from '../../../core/routing/agent'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'

/** A session with the newest turn of its conversation. */
export interface FoundSession {
  readonly row: SessionRow
  readonly newest: Turn
}

/** And why the actor may read it. */
interface ReadSession extends FoundSession {
  readonly may: May
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

type May = ReturnType<typeof reading> | 'followingUp'

/** Whoever has to ask her whether all is well (core/followups) reads what it is about. */
const whileFollowingUp = async (
  ports: Ports,
  { sessionId, agent }: { readonly sessionId: string; readonly agent: Agent },
  may: May,
): Promise<May> => {
  const followUp = may === 'denied' ? await ports.followUps.find(sessionId) : null
  return followUp && mayRead(followUp, agent.userid) ? 'followingUp' : may
}

/** The session for one of those; somebody else's is `notFound`. Lists may lag, the newest turn does not. */
const foundFor = async (
  ports: Ports,
  actor: DeskActor,
  { sessionId, whoever }: { readonly sessionId: string; readonly whoever: readonly May[] },
): Promise<Result<ReadSession, RefusalCode>> => {
  const { shop, role, agent } = actor
  const found = await findSession(ports, actor, sessionId)
  if (!found) return err('notFound')
  const { row, newest } = found
  const levels = levelsOf(shop, agent)
  const may = await whileFollowingUp(
    ports,
    { sessionId, agent },
    reading(newest.state.service, sessionId, { role, userid: agent.userid, levels }),
  )
  if (!whoever.includes(may)) return err('notFound')
  if (may !== 'own') {
    const subject = ports.personalData.nameless({ shopId: shop._id, openid: row.openid })
    await ports.looks.note(
      lookOf({ shopId: shop._id, subject, action: 'read', sessionId, by: agent.userid, at: ports.now() }),
    )
  }
  return ok({ ...found, may })
}

/** A session that the actor answers for: his own, one that he has to follow up, to a supervisor every one. */
export const openSession = (ports: Ports, actor: DeskActor, sessionId: string) =>
  foundFor(ports, actor, { sessionId, whoever: ['own', 'supervised', 'followingUp'] })

/** The same, and what the actor is asked about by name (core/routing/problem-pool.ts): to read, and to write notes. */
export const readSession = (ports: Ports, actor: DeskActor, sessionId: string) =>
  foundFor(ports, actor, { sessionId, whoever: ['own', 'supervised', 'followingUp', 'asked'] })
