import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Command } from '../../../core/conversation/commands'
import type { Turn } from '../../../core/conversation/turn'
import { assignedBySupervisor } from '../../../core/copy/desk'
import { personOf, type Agent } from '../../../core/routing/agent'
import { dutyAt } from '../../../core/routing/duty'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
import { give } from '../../turns/hand-on'
import { changeOwn, foundFor, type Own } from './own'

type Area = DeskContract['board']

/** Who is to have it: the supervisor himself, whatever his duty is, or somebody who has not gone home. */
const receiver = async (
  ports: Ports,
  { shop, agent }: DeskActor,
  to: string | undefined,
): Promise<Result<Agent, RefusalCode>> => {
  if (to === undefined || to === agent.userid) return ok(agent)
  const found = await ports.agents.find(shop._id, to)
  if (!found) return err('notFound')
  return dutyAt(found, ports.now()) === 'off' ? err('agentOff') : ok(found)
}

/** Out of the queue, or out of somebody's hands; null when nobody waits for a person in it. */
const commandFor = (
  { newest: { state } }: Own,
  sessionId: string,
  { by, to }: { readonly by: Agent; readonly to: Agent },
): Command | null => {
  const { service } = state
  if (service.status === 'none' || service.sessionId !== sessionId) return null
  if (service.status === 'queued')
    return { type: 'assign', to: personOf(to), why: assignedBySupervisor(by.name) }
  const isTheirs = service.status === 'assigned' && service.agentId !== to.userid
  return isTheirs ? { type: 'reassign', by: personOf(by), to: personOf(to) } : null
}

export const assign: UseCase<Area['assign'], DeskActor> = async ({ to, ...asked }, { actor, ports }) => {
  const { shop, agent: by } = actor
  const own = await foundFor(ports, actor, asked)
  if (!own) return err('notFound')
  const before = await ports.turns.byClientId(own.row.conversationId, own.clientId)
  if (before) return ok({ seq: before.seq })
  const whom = await receiver(ports, actor, to)
  if (!whom.ok) return whom
  const command = commandFor(own, asked.sessionId, { by, to: whom.value })
  if (!command) return err('notAllowed')
  const done = await give(ports, shop, { row: own.row, clientId: own.clientId, to: whom.value, command })
  return done.ok ? ok({ seq: done.value.seq }) : done
}

const took = (
  ports: Ports,
  { shop }: DeskActor,
  { own: { row, clientId, newest }, command }: { readonly own: Own; readonly command: Command },
): Promise<Result<Turn, RefusalCode>> => {
  const thread = { shop, openid: row.openid, clientId, seen: newest.seq }
  return act(ports, thread, { command })
}

export const escalate: UseCase<Area['escalate'], DeskActor> = async (
  { reason, ...asked },
  { actor, ports },
) => {
  const by = personOf(actor.agent)
  const done = await changeOwn({ ports, actor }, asked, (own) =>
    took(ports, actor, { own, command: { type: 'escalate', by, reason } }),
  )
  return done.ok ? ok({ seq: done.value.seq }) : done
}

export const answerEscalation: UseCase<Area['answerEscalation'], DeskActor> = async (
  { text, ...asked },
  { actor, ports },
) => {
  const own = await foundFor(ports, actor, asked)
  if (!own) return err('notFound')
  const command = { type: 'answerEscalation', by: personOf(actor.agent), text } as const
  const done = await took(ports, actor, { own, command })
  return done.ok ? ok({ seq: done.value.seq }) : done
}
