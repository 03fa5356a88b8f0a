import type { BoardEscalation } from '../../../core/contracts/desk/board'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import { boardOf, boardSession, type Named } from '../../../core/desk/board'
import { isOpenService } from '../../../core/conversation/state'
import { answerDueAt } from '../../../core/policy/waits'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import type { UseCase } from '../../serve'

type Area = DeskContract['board']

/** So many of those who wait, and of those who are late, are looked at: whatever the queue is, as many reads. */
const LOOK = 200
const MOST_ESCALATIONS = 30

/** What was asked stands in the conversation, not in lists. */
const escalationOf =
  (ports: Ports, { shop }: DeskActor, named: Named) =>
  async (row: SessionRow): Promise<readonly BoardEscalation[]> => {
    const newest = await ports.turns.newest(row.conversationId)
    const service = newest?.state.service
    const open = service && isOpenService(service) && service.sessionId === row._id ? service : null
    const asked = open?.owed?.escalation
    if (!asked) return [] // the list is behind
    const { at: askedAt, agentName: byName, reason, clock } = asked
    const answerBy = clock && answerDueAt(shop, { clock })
    return [{ ...boardSession(named, row), askedAt, byName, reason, answerBy }]
  }

export const view: UseCase<Area['view'], DeskActor> = async (_input, { actor, ports }) => {
  const { shop } = actor
  const { sessions, agents, places } = ports
  const now = ports.now()
  const [all, taken, queue, due, waiting, over, asked] = await Promise.all([
    agents.list(shop._id),
    places.taken(shop._id),
    sessions.oldestQueued(shop._id, LOOK),
    sessions.dueFirst(shop._id, LOOK),
    sessions.countQueued(shop._id),
    sessions.countLate(shop._id, now),
    sessions.escalated(shop._id, MOST_ESCALATIONS),
  ])
  const named: Named = { agents: all, rules: shop.routing }
  const escalations = (await Promise.all(asked.map(escalationOf(ports, actor, named)))).flat()
  return ok(boardOf({ ...named, places: taken, queue, due, waiting, over, escalations, now }))
}

export const agent: UseCase<Area['agent'], DeskActor> = async ({ userid }, { actor: { shop }, ports }) => {
  const [agents, rows] = await Promise.all([
    ports.agents.list(shop._id),
    ports.sessions.ofAgent(shop._id, userid),
  ])
  const sessions = rows.map((row) => boardSession({ agents, rules: shop.routing }, row))
  return ok({ sessions, now: ports.now() })
}
