import { intoOrder } from './into-order'
import type { OnTrack } from './tell'
import { tellAgents } from './tell-agents'

/** Whoever hears of parcels: the order that names it, the agents who look after its shopper. */
export const onTrack: OnTrack = async (ports, change) => {
  await intoOrder(ports, change)
  return tellAgents(ports, change)
}
