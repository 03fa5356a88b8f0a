import type { FollowedParcel } from '../../core/logistics/parcel'
import { cleanTrackingNo } from '../../core/logistics/tracking-no'
import type { PushedParcel } from '../../core/orders/intake/arrive'
import type { Order } from '../../core/orders/order'
import { present } from '../../core/shared/present'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'
import type { TrackChange } from './tell'

/** The order's own parcel, with what was heard of it: its number stays as the order writes it. */
const pushedInto = (
  order: Order,
  { track, trackingNo }: FollowedParcel,
  now: Instant,
): PushedParcel | null => {
  const named = order.parcels.find((parcel) => cleanTrackingNo(parcel.trackingNo) === trackingNo)
  if (!named) return null
  const { updatedAt, ...own } = named
  return {
    ...own,
    ...present({ shippedAt: named.shippedAt ?? track.shippedAt, deliveredAt: track.signedAt }),
    updatedAt: Math.max(updatedAt ?? 0, Math.min(track.lastMovedAt ?? now, now)),
    track: track.points.map(({ at, text }) => ({ at, text })),
  }
}

/** What carriers say stands in the order, where its shopper and agents read it. */
export const intoOrder = async (ports: Ports, { shop, parcel, news }: TrackChange): Promise<void> => {
  if (news.kind !== 'moved') return
  for (const { for: what, orderNo } of parcel.uses) {
    const order = what === 'order' ? await ports.orders.find(shop._id, orderNo) : null
    const pushed = order && pushedInto(order, parcel, ports.now())
    if (pushed) await ports.orderBook.bringIn(shop._id, [{ orderNo, orders: [], parcels: [pushed] }])
  }
}
