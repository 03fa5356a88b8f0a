import { laneWords } from '../../../core/copy/lane'
import type { Duty } from '../../../core/routing/agent'
import { onDutyUntil } from '../../../core/routing/duty'
import { isOpen } from '../../../core/shop/hours'
import { openingOf } from '../../../core/shop/opening'
import { callBack } from '../../turns/call-back'
import { calledOf, type Desk } from './desk'

/** `/on`: until the service closes he gets from the queue, at once. */
const comeOn = async ({ ports, shop, agent: { userid, capacity } }: Desk): Promise<string> => {
  const now = ports.now()
  const onUntil = onDutyUntil(openingOf(shop), now)
  await ports.agents.setDuty(shop._id, userid, { duty: 'on', onUntil })
  await callBack(ports, shop)
  const load = { held: (await ports.sessions.ofAgent(shop._id, userid)).length, capacity }
  const isLate = onUntil !== null && !isOpen(openingOf(shop), now)
  return isLate ? laneWords.onDutyLate(load, onUntil, now) : laneWords.onDuty(load)
}

/** `/on`, `/busy`, `/off`: what he holds stays his. */
export const setDuty = async (desk: Desk, duty: Duty): Promise<string> => {
  if (duty === 'on') return comeOn(desk)
  const { ports, shop, agent, open } = desk
  await ports.agents.setDuty(shop._id, agent.userid, { duty, onUntil: null })
  return (duty === 'busy' ? laneWords.busy : laneWords.offDuty)(open.map(calledOf))
}
