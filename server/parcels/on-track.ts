import { hearParcel } from '../cases/hear-parcel'
import { intoOrder } from './into-order'
import type { OnTrack } from './tell'
import { tellAgents } from './tell-agents'

/** Whoever hears of parcels: the order that names it, the cases it is for, the agents who look after its shopper. */
export const onTrack: OnTrack = async (ports, change) => {
  await intoOrder(ports, change)
  const isHeard = await hearParcel(ports, change)
  return (await tellAgents(ports, change)) && isHeard
}
