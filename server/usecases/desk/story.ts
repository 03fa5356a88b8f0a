import type { DeskContract } from '../../../core/contracts/desk.contract'
import { digestOf } from '../../../core/conversation/digest'
import { withoutRecalled } from '../../../core/conversation/recall'
import { isOnDuty } from '../../../core/routing/duty'
import { err, ok } from '../../../core/shared/result'
import { personOf } from '../../../core/routing/agent'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { sendToGroup } from '../../turns/hand-on'
import { readSession } from './open-session'
import { changeOwn } from './own'

type Area = DeskContract['story']

/** As much of the conversation as may hold the sessions of the last days. */
const LOOK = 100

export const digest: UseCase<Area['digest'], DeskActor> = async ({ sessionId }, { actor, ports }) => {
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { newest } = found.value
  const before = await ports.turns.before(newest.conversationId, newest.seq, LOOK)
  return ok({ digest: digestOf(withoutRecalled([...before, newest]), sessionId) })
}

export const groups: UseCase<Area['groups'], DeskActor> = async (_input, { actor: { shop }, ports }) => {
  const all = shop.routing?.groups ?? []
  if (all.length === 0) return ok({ groups: [] })
  const onDuty = (await ports.agents.list(shop._id)).filter((agent) => isOnDuty(agent, ports.now()))
  const isIn = (id: string) => onDuty.filter((agent) => agent.groups?.includes(id) ?? true).length
  return ok({ groups: all.map(({ id, name }) => ({ id, name, onDuty: isIn(id) })) })
}

export const toGroup: UseCase<Area['toGroup'], DeskActor> = async (
  { groupId, note, ...asked },
  { actor, ports },
) => {
  const { shop, agent } = actor
  const group = shop.routing?.groups.find(({ id }) => id === groupId)
  if (!group) return err('notFound')
  const done = await changeOwn({ ports, actor }, asked, ({ row, clientId }) =>
    sendToGroup(ports, shop, { row, clientId, by: personOf(agent), group, note }),
  )
  return done.ok ? ok({ seq: done.value.seq }) : done
}
