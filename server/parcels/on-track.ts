import { hearParcel } from '../cases/hear-parcel'
import { intoOrder } from './into-order'
import type { OnTrack } from './tell'
import { tellAgents } from './tell-agents'
import { tellShopper } from './tell-shopper'

/** Whoever hears of parcels: the order that names it, the cases it is for, its shopper, the agents who look after her. */
export const onTrack: OnTrack = async (ports, change) => {
  await intoOrder(ports, change)
  const heard = [await hearParcel(ports, change), await tellShopper(ports, change)]
  return (await tellAgents(ports, change)) && heard.every(Boolean)
}
