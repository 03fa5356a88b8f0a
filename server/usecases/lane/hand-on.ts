import { laneWords } from '../../../core/copy/lane'
import type { LaneCommand, SessionRef } from '../../../core/lane/grammar'
import { personOf, type Agent } from '../../../core/routing/agent'
import { dutyAt } from '../../../core/routing/duty'
import { err, ok, type Result } from '../../../core/shared/result'
import { endSession, transferSession } from '../../turns/hand-on'
import { calledOf, clientIdOf, resolve, type Desk } from './desk'

/** `/end`: the shopper is asked for a rating, the place goes to the next in the queue. */
export const end = async (desk: Desk, to: SessionRef | null): Promise<string> => {
  const { ports, shop, agent } = desk
  const found = resolve(desk, to, (open) => laneWords.whichOneFor('/end', open))
  if (!found.ok) return found.error
  const handing = { row: found.value, by: personOf(agent), clientId: clientIdOf(desk) }
  const done = await endSession(ports, shop, handing)
  if (!done.ok) return laneWords.refused(calledOf(found.value), done.error)
  return laneWords.ended(calledOf(found.value))
}

/** Everybody who answers in this shop, with his duty at this moment. */
const atWork = async ({ ports, shop }: Desk): Promise<readonly Agent[]> => {
  const agents = await ports.agents.list(shop._id)
  return agents.map((agent) => ({ ...agent, duty: dutyAt(agent, ports.now()) }))
}

/** The colleague whom a name means; else the words that say why none. */
const colleague = (desk: Desk, agents: readonly Agent[], name: string): Result<Agent> => {
  const others = agents.filter(({ userid }) => userid !== desk.agent.userid)
  const onDuty = others.filter(({ duty }) => duty === 'on').map((other) => other.name)
  if (name === '') return err(laneWords.transferToWhom(onDuty))
  const meant = agents.filter((agent) => agent.userid === name || agent.name === name)
  const [first, ...more] = meant
  if (!first) return err(laneWords.transferUnknown(name, onDuty))
  if (more.length > 0)
    return err(
      laneWords.transferTwice(
        name,
        meant.map(({ userid }) => userid),
      ),
    )
  if (first.userid === desk.agent.userid) return err(laneWords.transferSelf)
  return first.duty === 'on' ? ok(first) : err(laneWords.transferOff(first.name, first.duty))
}

/** `/to 张三` (R49): the colleague gets the whole story, the shopper is told. */
export const transfer = async (
  desk: Desk,
  { to, name }: Extract<LaneCommand, { type: 'transfer' }>,
): Promise<string> => {
  const { ports, shop, agent } = desk
  const found = resolve(desk, to, (open) => laneWords.whichOneFor(`/to ${name}`, open))
  if (!found.ok) return found.error
  const whom = colleague(desk, await atWork(desk), name)
  if (!whom.ok) return whom.error

  const { name: colleagueName, capacity } = whom.value
  const handing = { row: found.value, by: personOf(agent), clientId: clientIdOf(desk), to: whom.value }
  const done = await transferSession(ports, shop, handing)
  if (done.ok) return laneWords.transferred(calledOf(found.value), colleagueName)
  if (done.error === 'agentFull') return laneWords.transferFull(colleagueName, { held: capacity, capacity })
  return laneWords.refused(calledOf(found.value), done.error)
}
