import type { Turn } from '../../core/conversation/turn'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { staffOf } from './staff'

/** Who serves the shopper of this conversation, else everybody on duty. */
export const agentsFor = async (
  ports: Ports,
  shop: Shop,
  conversation: Turn | null,
): Promise<readonly string[]> => {
  const service = conversation?.state.service
  if (service?.status === 'assigned') return [service.agentId]
  return (await staffOf(ports, shop._id)).map(({ userid }) => userid)
}
