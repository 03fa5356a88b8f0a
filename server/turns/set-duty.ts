import type { Agent, Duty } from '../../core/routing/agent'
import { onDutyUntil } from '../../core/routing/duty'
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
  { agent: { userid }, duty }: { readonly agent: Agent; readonly duty: Duty },
): Promise<{ readonly onUntil: Instant | null }> => {
  const onUntil = duty === 'on' ? onDutyUntil(openingOf(shop), ports.now()) : null
  await ports.agents.setDuty(shop._id, userid, { duty, onUntil })
  if (duty === 'on') await callBack(ports, shop)
  return { onUntil }
}
