import type { RefusalCode } from '../../../core/contracts/refusals'
import { reading } from '../../../core/desk/access'
import { levelsOf } from '../../../core/routing/problem-pool'
import { mayReadShopper } from '../../../core/aftersales/access'
import { mayRead } from '../../../core/followups/access'
import type { Turn } from '../../../core/conversation/turn'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import { noteLook } from './note-look'

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

type May = ReturnType<typeof reading> | 'followingUp' | 'withCase'

/** He may neither answer her nor look up where she lives. */
export const mayOnlyRead = (may: May): boolean => may === 'asked' || may === 'withCase'

/** Of a shopper's cases so many of the newest are looked at. */
const MOST_CASES = 20

/**
 * Whoever has to ask her whether all is well (core/followups) reads what it is about, and whoever sees to a case of hers
 * (core/aftersales/access.ts) reads what she says.
 */
const byDuty = async (
  ports: Ports,
  { shop, agent: { userid } }: DeskActor,
  { _id: sessionId, openid }: SessionRow,
): Promise<May> => {
  const followUp = await ports.followUps.find(sessionId)
  if (followUp && mayRead(followUp, userid)) return 'followingUp'
  const cases = await ports.cases.ofShopper(shop._id, openid, { limit: MOST_CASES })
  return cases.some(({ record }) => mayReadShopper(record, userid)) ? 'withCase' : 'denied'
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
  const reader = { role, userid: agent.userid, levels: levelsOf(shop, agent) }
  const ofTalk = reading(newest.state.service, sessionId, reader)
  const may = ofTalk === 'denied' ? await byDuty(ports, actor, row) : ofTalk
  if (!whoever.includes(may)) return err('notFound')
  if (may !== 'own') await noteLook(ports, actor, { openid: row.openid, action: 'read', sessionId })
  return ok({ ...found, may })
}

/** A session that the actor answers for: his own, one that he has to follow up, to a supervisor every one. */
export const openSession = (ports: Ports, actor: DeskActor, sessionId: string) =>
  foundFor(ports, actor, { sessionId, whoever: ['own', 'supervised', 'followingUp'] })

/**
 * The same, and what the actor is asked about by name (core/routing/problem-pool.ts) or sees to a case of: to read, and
 * to write notes.
 */
export const readSession = (ports: Ports, actor: DeskActor, sessionId: string) =>
  foundFor(ports, actor, { sessionId, whoever: ['own', 'supervised', 'followingUp', 'asked', 'withCase'] })
