import type { HandOff } from '../../core/conversation/commands'
import type { Service } from '../../core/conversation/state'
import { isOnDuty } from '../../core/routing/duty'
import { isOpen, nextOpening } from '../../core/shop/hours'
import { openingOf } from '../../core/shop/opening'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

type Assigned = Extract<Service, { status: 'assigned' }>

/** Nobody reads what is said to this agent until the shop opens; null: it is open, or he works late. */
export const goneHome = async (
  ports: Ports,
  shop: Shop,
  { agentId }: Pick<Assigned, 'agentId'>,
): Promise<HandOff | null> => {
  const opening = openingOf(shop)
  const now = ports.now()
  if (isOpen(opening, now)) return null
  const agent = await ports.agents.find(shop._id, agentId)
  if (agent && isOnDuty(agent, now)) return null
  return { kind: 'leaveMessage', opensAt: nextOpening(opening, now) }
}

/** Whoever has the session went home: she is told so with her words. Null: he did not, or nobody has it. */
export const awayFrom = async (ports: Ports, shop: Shop, service: Service): Promise<HandOff | null> =>
  service.status === 'assigned' ? goneHome(ports, shop, service) : null
