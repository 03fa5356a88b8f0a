import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { act } from './act'
import { handOffOf } from './assign-queue'

interface Unreachable {
  readonly openid: string
  readonly agentId: string
  /** The seq of the turn that could not be delivered: the repeat is the same requeue. */
  readonly cause: number
}

/** WeCom does not know the agent any more: he goes off duty, and the shopper back into the queue. */
export const requeue = async (
  ports: Ports,
  shop: Shop,
  { openid, agentId, cause }: Unreachable,
): Promise<void> => {
  ports.log.error('agent can not be reached', { shop: shop._id, agentId })
  await ports.agents.setDuty(shop._id, agentId, { duty: 'off', onUntil: null })
  const thread = { shop, openid, clientId: `requeue:${cause}` }
  const command = { type: 'requeue', from: agentId } as const
  await act(ports, thread, { command, handOff: () => handOffOf(ports, shop) })
}
