import { hear } from '../../core/logistics/follow'
import { newParcel, parcelIdOf, withUse, type FollowedParcel } from '../../core/logistics/parcel'
import { wordOfShop } from '../../core/logistics/shop-words'
import { waybillOf } from '../../core/logistics/tracking-no'
import { isOver } from '../../core/logistics/track'
import type { Arrival } from '../../core/orders/intake/arrive'
import type { StoredParcel } from '../../core/orders/order'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { sideBySide } from '../side-by-side'
import { asChanged, changeParcel } from './change'

interface Named {
  readonly orderNo: string
  readonly parcel: StoredParcel
}

/** Parcels that were pushed by themselves, and those that an order on its way names. */
const namedIn = (arrivals: readonly Arrival[]): readonly Named[] =>
  arrivals.flatMap(({ orderNo, orders, parcels }) => {
    const shipped = orders.filter(({ status }) => status === 'shipped').flatMap((order) => order.parcels)
    return [...parcels, ...shipped].map((parcel) => ({ orderNo, parcel }))
  })

/** With what the shop says of it. */
const heardOf = (ports: Ports, known: FollowedParcel, named: readonly Named[]): FollowedParcel =>
  named.reduce((parcel, one) => {
    const used = withUse(parcel, { for: 'order', orderNo: one.orderNo }, ports.now())
    return hear(used, wordOfShop(one.parcel), { source: 'shop', now: ports.now() })
  }, known)

/**
 * A shop's own system told of parcels: their ways are followed from now on. One that had arrived when it was first
 * heard of is not: there is nothing to come.
 */
export const hearOfShop = async (ports: Ports, shop: Shop, arrivals: readonly Arrival[]): Promise<void> => {
  const byId = new Map<string, Named[]>()
  for (const named of namedIn(arrivals)) {
    const id = parcelIdOf(shop._id, waybillOf(named.parcel))
    byId.set(id, [...(byId.get(id) ?? []), named])
  }
  if (byId.size === 0) return
  const known = new Set((await ports.tracks.among([...byId.keys()])).map(({ _id }) => _id))
  const fresh = [...byId].flatMap(([id, named]) => {
    const [first] = named
    if (known.has(id) || !first) return []
    const parcel = heardOf(ports, newParcel(shop._id, waybillOf(first.parcel), ports.now()), named)
    return isOver(parcel.track) ? [] : asChanged(shop, parcel)
  })
  const isIn = fresh.length === 0 || (await ports.tracks.insertAll(fresh)) === 'inserted'
  const late = isIn ? [] : fresh.map(({ _id }) => _id)
  await sideBySide([...known, ...late], (id) =>
    changeParcel(ports, shop, { id, by: (parcel) => heardOf(ports, parcel, byId.get(id) ?? []) }),
  )
}
