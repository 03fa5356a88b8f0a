import type { Agent, Duty } from '../../core/routing/agent'
import { isOnDuty, onDutyUntil } from '../../core/routing/duty'
import { onSince, shiftOf } from '../../core/routing/shift'
import { openingOf } from '../../core/shop/opening'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { callBack } from './call-back'

/**
 * What an agent says of himself: on duty until the service closes, and then he gets from the queue at once. What he
 * holds stays his. Answers until when it holds.
 */
export const setDuty = async (
  ports: Ports,
  shop: Shop,
  { agent, duty }: { readonly agent: Agent; readonly duty: Duty },
): Promise<{ readonly onUntil: Instant | null }> => {
  const now = ports.now()
  const onUntil = duty === 'on' ? onDutyUntil(openingOf(shop), now) : null
  const goesOn = duty === 'on' && isOnDuty(agent, now)
  const over = goesOn ? null : shiftOf(agent, now)
  if (over) await ports.shifts.keep(over)
  const since = duty === 'on' ? { onSince: onSince(agent, now) } : {}
  await ports.agents.setDuty(shop._id, agent.userid, { duty, onUntil, ...since })
  if (duty === 'on') await callBack(ports, shop)
  return { onUntil }
}
