import { laneWords } from '../../../core/copy/lane'
import type { Duty } from '../../../core/routing/agent'
import { isOpen } from '../../../core/shop/hours'
import { openingOf } from '../../../core/shop/opening'
import { setDuty as keepDuty } from '../../turns/set-duty'
import { calledOf, type Desk } from './desk'

/** `/on`: until the service closes he gets from the queue, at once. */
const comeOn = async ({ ports, shop, agent }: Desk): Promise<string> => {
  const now = ports.now()
  const { onUntil } = await keepDuty(ports, shop, { agent, duty: 'on' })
  const held = (await ports.sessions.ofAgent(shop._id, agent.userid)).length
  const load = { held, capacity: agent.capacity }
  const isLate = onUntil !== null && !isOpen(openingOf(shop), now)
  return isLate ? laneWords.onDutyLate(load, onUntil, now) : laneWords.onDuty(load)
}

/** `/on`, `/busy`, `/off`: what he holds stays his. */
export const setDuty = async (desk: Desk, duty: Duty): Promise<string> => {
  if (duty === 'on') return comeOn(desk)
  const { ports, shop, agent, open } = desk
  await keepDuty(ports, shop, { agent, duty })
  return (duty === 'busy' ? laneWords.busy : laneWords.offDuty)(open.map(calledOf))
}
