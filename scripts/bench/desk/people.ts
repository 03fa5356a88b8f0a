import { conversationIdOf, turnIdOf } from '../../../core/shared/ids'
import type { Turn } from '../../../core/conversation/turn'
import { dayCode } from '../../../core/shared/time'
import { agentIdOf, placeIdOf, type Agent, type Place } from '../../../core/routing/agent'
import { putAll } from '../../../local/put-all'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { sessionRow } from '../../../server/turns/session-row'
import { assignment, benchAgents, benchShop, SHOP } from '../people'

type Db = Cloudbase['db']

/** Those who talk: agents with ten sessions each. */
export const AGENTS = 100
export const SESSIONS = 1_000
export const EACH = SESSIONS / AGENTS

/** Ranges of shoppers and agents, by number, so that no part meets another's. */
export const FIRST_ASKER = 5_001
export const FIRST_FREE_AGENT = 201
const LAST_FREE_AGENT = 240
export const FIRST_WAITING = 2_001
const FIRST_NUMBER = 100_000

const day = dayCode(Date.now())
export const sessionIdOf = (n: number): string => `${SHOP}:${day}-${n}`
export const agentOfSession = (n: number): number => 1 + ((n - 1) % AGENTS)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

const rowsOf = (turns: readonly Turn[]) =>
  turns.flatMap((turn) => (benchShop && sessionRow(turn, benchShop)) ?? [])

const placeOf = (n: number, { conversationId, at, state: { service } }: Turn): Place => {
  const agentId = `bench${agentOfSession(n)}`
  return {
    _id: placeIdOf(agentIdOf(SHOP, agentId), Math.ceil(n / AGENTS)),
    shopId: SHOP,
    agentId,
    conversationId,
    sessionId: service.status === 'none' ? '' : service.sessionId,
    takenAt: at,
  }
}

/** A hundred agents with ten sessions each; nobody takes any more. */
export const seedDesk = async (db: Db): Promise<void> => {
  const staff = [...benchAgents.slice(0, AGENTS), ...benchAgents.slice(FIRST_FREE_AGENT - 1, LAST_FREE_AGENT)]
  const agents: Agent[] = staff.map((agent, at) => ({ ...agent, capacity: at < AGENTS ? EACH : 1 }))
  // of the demo's own agents nobody takes any more either
  await db.collection('agents').where({ shopId: SHOP }).update({ duty: 'busy' })
  const turns = upTo(SESSIONS).map((n) => assignment(n, Date.now(), agentOfSession(n)))
  await putAll(db, 'agents', agents)
  await putAll(db, 'turns', turns)
  await putAll(
    db,
    'places',
    turns.map((turn, at) => placeOf(at + 1, turn)),
  )
  await putAll(db, 'sessions', rowsOf(turns))
  const counter = { _id: `${SHOP}:${dayCode(Date.now())}`, n: FIRST_NUMBER }
  // the numbers of today's sessions go on behind those that are made here
  await putAll(db, 'counters', [counter])
}

/** The turn by which a shopper began to wait. */
const queued = (n: number, at: number): Turn => {
  const turn = assignment(n, at)
  const { service } = turn.state
  if (service.status !== 'assigned') return turn
  const { agentId: _, agentName: __, assignedAt: ___, firstReplyAt: ____, ...session } = service
  return {
    ...turn,
    events: [{ type: 'queued' }],
    state: { ...turn.state, service: { ...session, status: 'queued', queuedAt: at } },
  }
}

/** So many who wait, the first the longest. */
export const seedWaiting = async (db: Db, count: number): Promise<void> => {
  const now = Date.now()
  const turns = upTo(count).map((n) => queued(FIRST_WAITING + n, now - (count - n) * 100))
  await putAll(db, 'turns', turns)
  await putAll(db, 'sessions', rowsOf(turns))
}

/** Agents with one free place each come on duty. */
export const bringOnDuty = async (db: Db, first: number, count: number): Promise<void> => {
  const ids = upTo(count).map((n) => agentIdOf(SHOP, `bench${first + n - 1}`))
  await db
    .collection('agents')
    .where({ _id: db.command.in(ids) })
    .update({ duty: 'on' })
}

/** Every turn of a shopper's conversation, oldest first. */
export const turnsOf = async (db: Db, openid: string): Promise<readonly Turn[]> => {
  const conversationId = conversationIdOf(SHOP, openid)
  const { data } = await db
    .collection('turns')
    .where({ conversationId })
    .orderBy('seq', 'asc')
    .limit(1_000)
    .get()
  const turns = data as Turn[]
  const gap = turns.findIndex(({ _id }, at) => _id !== turnIdOf(conversationId, at + 1))
  if (gap !== -1) throw new Error(`${conversationId} has a gap before ${turns[gap]?._id ?? ''}`)
  return turns
}
