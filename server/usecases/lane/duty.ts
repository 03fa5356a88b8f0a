import { laneWords } from '../../../core/copy/lane'
import type { Duty } from '../../../core/routing/agent'
import { callBack } from '../../turns/call-back'
import { calledOf, type Desk } from './desk'

/** `/on`, `/busy`, `/off`: what he holds stays his; on duty he gets from the queue at once. */
export const setDuty = async ({ ports, shop, agent, open }: Desk, duty: Duty): Promise<string> => {
  await ports.agents.setDuty(shop._id, agent.userid, duty)
  if (duty === 'busy') return laneWords.busy(open.map(calledOf))
  if (duty === 'off') return laneWords.offDuty(open.map(calledOf))
  await callBack(ports, shop)
  const held = (await ports.sessions.ofAgent(shop._id, agent.userid)).length
  return laneWords.onDuty({ held, capacity: agent.capacity })
}
