import { lookAgainAt } from '../../core/logistics/follow'
import { newParcel, parcelIdOf, type FollowedParcel } from '../../core/logistics/parcel'
import type { Waybill } from '../../core/logistics/tracking-no'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

const MOST_ROUNDS = 6

type Change = (parcel: FollowedParcel) => FollowedParcel

interface Wanted {
  readonly id: string
  /** Where nothing stands yet; null: then nothing is changed. */
  readonly fresh: FollowedParcel | null
  readonly change: Change
}

/** As it is to be stored. */
export const asChanged = (shop: Shop, parcel: FollowedParcel): FollowedParcel => ({
  ...parcel,
  lookAt: lookAgainAt(parcel, shop),
  version: parcel.version + 1,
})

/** Of two who change it at once, one decides anew. A change that answers the very same parcel writes nothing. */
const change = async (ports: Ports, shop: Shop, wanted: Wanted): Promise<FollowedParcel | null> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const stored = await ports.tracks.find(wanted.id)
    const from = stored ?? wanted.fresh
    if (!from) return null
    const next = wanted.change(from)
    if (next === stored) return stored
    const changed = asChanged(shop, next)
    if (await ports.tracks.put(changed, stored?.version ?? 0)) return changed
  }
  throw new Error(`${wanted.id} was changed by others all the time`)
}

/** Changes a parcel that is followed; null when it is not. */
export const changeParcel = (
  ports: Ports,
  shop: Shop,
  { id, by }: { readonly id: string; readonly by: Change },
): Promise<FollowedParcel | null> => change(ports, shop, { id, fresh: null, change: by })

/** Changes a parcel, which is followed from now on if it was not. */
export const openParcel = async (
  ports: Ports,
  shop: Shop,
  { waybill, by }: { readonly waybill: Waybill; readonly by: Change },
): Promise<FollowedParcel> => {
  const fresh = newParcel(shop._id, waybill, ports.now())
  const id = parcelIdOf(shop._id, waybill)
  const changed = await change(ports, shop, { id, fresh, change: by })
  if (!changed) throw new Error(`${id} was not stored`)
  return changed
}
