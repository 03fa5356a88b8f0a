import { chinaTime, DAY } from '../../../core/shared/time'
import type { Ports } from '../../ports'

/** A parcel whose order has not come in a season belongs to no order of ours. */
const WAIT_FOR_ORDER_MS = 90 * DAY

/** Nonces whose time is over, parcels that waited in vain. What lies there longer harms nobody: once an hour will do. */
export const sweepIntake = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute !== 0) return
  await ports.nonces.sweep(now)
  await ports.webNonces.sweep(now)
  await ports.orderBook.sweep(now - WAIT_FOR_ORDER_MS)
}
