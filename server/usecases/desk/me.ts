import type { DeskContract, DeskMe } from '../../../core/contracts/desk.contract'
import type { Agent } from '../../../core/routing/agent'
import { dutyAt } from '../../../core/routing/duty'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { setDuty as keepDuty } from '../../turns/set-duty'
import { levelsFor } from './problems'

const meView = async (
  ports: Ports,
  actor: DeskActor,
  { userid, name, duty, onUntil = null, capacity }: Agent,
): Promise<DeskMe> => {
  const { role, shop } = actor
  const now = ports.now()
  const held = (await ports.sessions.ofAgent(shop._id, userid)).length
  const dutyNow = dutyAt({ duty, onUntil }, now)
  const levels = levelsFor(actor)
  const who = { userid, name, role, ...(levels.length > 0 && { levels }) }
  const me = { ...who, capacity, held, shopName: shop.name, now }
  return { ...me, duty: dutyNow, onUntil: dutyNow === 'on' ? onUntil : null }
}

export const me: UseCase<DeskContract['desk']['me'], DeskActor> = async (_input, { actor, ports }) =>
  ok(await meView(ports, actor, actor.agent))

export const setDuty: UseCase<DeskContract['desk']['setDuty'], DeskActor> = async (
  { duty },
  { actor, ports },
) => {
  const { shop, agent } = actor
  const { onUntil } = await keepDuty(ports, shop, { agent, duty })
  return ok(await meView(ports, actor, { ...agent, duty, onUntil }))
}
