import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { DeskProblem } from '../../../core/contracts/desk/problems'
import { isOpenService } from '../../../core/conversation/state'
import { answerDueAt } from '../../../core/policy/waits'
import type { Level } from '../../../core/policy/service-policy'
import { levelsOf } from '../../../core/routing/problem-pool'
import { ok } from '../../../core/shared/result'
import { sessionCodeOf } from '../../../core/shared/ids'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import type { UseCase } from '../../serve'

const MOST = 30

/** Of which levels the actor sees every session; a supervisor of all. */
export const levelsFor = ({ shop, agent, role }: DeskActor): Level[] =>
  role === 'supervisor' ? ['L2', 'L3'] : levelsOf(shop, agent)

/** How it stands is in the conversation; nothing where the list is behind. */
const problemOf = async (ports: Ports, { shop }: DeskActor, row: SessionRow): Promise<DeskProblem[]> => {
  const service = (await ports.turns.newest(row.conversationId))?.state.service
  if (!service || !isOpenService(service) || service.sessionId !== row._id) return []
  const { level = 'L1', owed } = service
  if (level === 'L1') return []
  return [
    {
      ...{ sessionId: row._id, number: row.number, called: row.called, level },
      code: sessionCodeOf(row.day, row.number),
      agentName: service.status === 'assigned' ? service.agentName : null,
      newsBy: owed?.progress ? answerDueAt(shop, { clock: owed.progress }) : null,
    },
  ]
}

export const list: UseCase<DeskContract['problems']['list'], DeskActor> = async (
  _input,
  { actor, ports },
) => {
  const levels = levelsFor(actor).sort().reverse()
  const found = await Promise.all(levels.map((level) => ports.sessions.ofLevel(actor.shop._id, level, MOST)))
  const problems = await Promise.all(
    found
      .flat()
      .slice(0, MOST)
      .map((row) => problemOf(ports, actor, row)),
  )
  return ok({ problems: problems.flat(), now: ports.now() })
}
