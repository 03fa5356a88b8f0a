import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { tookFromQueue } from '../../../core/copy/desk'
import { isHis } from '../../../core/desk/access'
import { personOf, type Agent } from '../../../core/routing/agent'
import { dutyAt, isOnDuty } from '../../../core/routing/duty'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { askForRating, endSession, give, transferSession } from '../../turns/hand-on'
import { asThread, changeOwn, foundFor } from './own'

type Desk = DeskContract['desk']

export const end: UseCase<Desk['end'], DeskActor> = (asked, { actor, ports }) =>
  changeOwn({ ports, actor }, asked, ({ row, clientId }) =>
    endSession(ports, actor.shop, { row, clientId, by: personOf(actor.agent) }),
  )

export const inviteRating: UseCase<Desk['inviteRating'], DeskActor> = (asked, { actor, ports }) =>
  changeOwn({ ports, actor }, asked, ({ row, clientId }) =>
    askForRating(ports, actor.shop, { row, clientId, by: personOf(actor.agent) }),
  )

const colleague = async (
  ports: Ports,
  { shop, agent }: DeskActor,
  userid: string,
): Promise<Result<Agent, RefusalCode>> => {
  if (userid === agent.userid) return err('notAllowed')
  const found = await ports.agents.find(shop._id, userid)
  if (!found) return err('notFound')
  return isOnDuty(found, ports.now()) ? ok(found) : err('agentOff')
}

export const transfer: UseCase<Desk['transfer'], DeskActor> = ({ to, note, ...asked }, { actor, ports }) =>
  changeOwn({ ports, actor }, asked, async ({ row, clientId }) => {
    const whom = await colleague(ports, actor, to)
    if (!whom.ok) return whom
    const by = personOf(actor.agent)
    return transferSession(ports, actor.shop, { row, clientId, by, to: whom.value, note })
  })

/** One that is his already is what he asked for: by the first of two clicks, or because the queue gave it to him. */
const takenBefore = async (ports: Ports, actor: DeskActor, asked: Parameters<typeof foundFor>[2]) => {
  const found = await foundFor(ports, actor, asked)
  const isMine = found && isHis(found.newest.state.service, asked.sessionId, actor.agent.userid)
  return isMine ? found.newest : null
}

export const take: UseCase<Desk['take'], DeskActor> = async (asked, { actor, ports }) => {
  const { shop, agent } = actor
  const found = await foundFor(ports, actor, asked)
  if (!found) return err('notFound')
  const { row, clientId, newest } = found
  const { service } = newest.state
  if (isHis(service, asked.sessionId, agent.userid)) return ok(await asThread(ports, actor, newest))
  if (service.status !== 'queued' || service.sessionId !== asked.sessionId) return err('notAllowed')
  if (dutyAt(agent, ports.now()) === 'off') return err('agentOff')

  const command = { type: 'assign', to: personOf(agent), why: tookFromQueue } as const
  const done = await give(ports, shop, { row, clientId, to: agent, command })
  const turn = done.ok ? done.value : await takenBefore(ports, actor, asked)
  if (turn) return ok(await asThread(ports, actor, turn))
  return done.ok ? err('notAllowed') : done
}
