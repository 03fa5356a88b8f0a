import {
  mayReturnIn,
  parcelIdOf,
  withUse,
  type FollowedParcel,
  type ParcelUse,
} from '../../core/logistics/parcel'
import { checkTrackingNo, type TrackingNoRefusal } from '../../core/logistics/tracking-no'
import { ok, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { openParcel } from './change'

interface Named {
  /** A carrier's name or code, and the number as it was typed or scanned. */
  readonly company: string
  readonly trackingNo: string
  readonly use: ParcelUse
}

/**
 * Follows a parcel that a shopper or an agent names, for a case or an order; once more changes nothing. A shopper's
 * return may not be a parcel of something else. What becomes of it, `OnTrack` hears (tell.ts).
 */
export const followParcel = async (
  ports: Ports,
  shop: Shop,
  { company, trackingNo, use }: Named,
): Promise<Result<FollowedParcel, TrackingNoRefusal | 'trackingNoUsed'>> => {
  const waybill = checkTrackingNo(company, trackingNo)
  if (!waybill.ok) return waybill
  if (use.for === 'return') {
    const free = mayReturnIn(await ports.tracks.find(parcelIdOf(shop._id, waybill.value)), use.orderNo)
    if (!free.ok) return free
  }
  const by = (parcel: FollowedParcel) => withUse(parcel, use, ports.now())
  return ok(await openParcel(ports, shop, { waybill: waybill.value, by }))
}
