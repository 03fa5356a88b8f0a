import { hear } from '../../core/logistics/follow'
import { carrierOf } from '../../core/logistics/carriers'
import { newParcel, parcelIdOf, withUse, type FollowedParcel } from '../../core/logistics/parcel'
import { wordOfShop } from '../../core/logistics/shop-words'
import { waybillOf } from '../../core/logistics/tracking-no'
import type { TrackState } from '../../core/logistics/track'
import type { Instant } from '../../core/shared/time'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { cloudbaseTracks } from '../../server/adapters/cloudbase/tracks'
import type { Parcel } from '../kuaidi100/answers'
import type { PlannedLine } from '../kuaidi100/plan'
import { putAll } from '../put-all'
import { createDemo } from './demo'
import { demoShops } from './shops'

/** Keys for 快递100 on this machine only: nothing outside reaches it, so they need not be secret. */
export const demoKuaidi100 = demoShops.map(({ _id: shopId }) => ({
  shopId,
  customer: `DEMO${shopId.toUpperCase()}`,
  key: `demo-key-of-${shopId}`,
}))

/** The functions' environment: the shops' accounts, and where pushes go. */
export const demoKuaidi100Env = (callbackUrl: string): { readonly KUAIDI100: string } => ({
  KUAIDI100: JSON.stringify(
    Object.fromEntries(
      demoKuaidi100.map(({ shopId, customer, key }) => [shopId, { customer, key, callbackUrl }]),
    ),
  ),
})

/** Parcels of the demo's orders that are on their way at `now`, to be followed from then on. */
export const demoParcels = (now: Instant): FollowedParcel[] =>
  createDemo(now)
    .orders.filter(({ status }) => status === 'shipped')
    .flatMap(({ shopId, orderNo, parcels }) =>
      parcels.map((parcel) => {
        const fresh = withUse(newParcel(shopId, waybillOf(parcel), now), { for: 'order', orderNo }, now)
        return { ...hear(fresh, wordOfShop(parcel), { source: 'shop', now }), version: 1 }
      }),
    )

/** Has them followed, those that are not yet. */
export const followDemo = async ({ db }: Pick<Cloudbase, 'db'>, now: Instant): Promise<void> => {
  await putAll(db, 'tracks', demoParcels(now))
}

/** The stand-in for 快递100 forgets with its process whom it was to tell: it is asked again. */
export const followAgain = async ({ db }: Pick<Cloudbase, 'db'>, now: Instant): Promise<void> => {
  const subscription = db.command.set({ status: 'wanted', tries: 0, at: now })
  await db
    .collection('tracks')
    .where({ 'subscription.status': 'active' })
    .update({ subscription, lookAt: now })
}

const codes: Readonly<Record<TrackState, string>> = {
  unknown: '0',
  accepted: '103',
  inTransit: '1002',
  outForDelivery: '5',
  exception: '204',
  signed: '301',
  returned: '6',
}

/** What the shops know of a parcel is what its carrier knows. */
export const knownToShops =
  (cloudbase: () => Cloudbase) =>
  async ({ com, num }: Parcel): Promise<readonly PlannedLine[]> => {
    const carrier = carrierOf(com)?.code ?? ''
    const ids = demoShops.map(({ _id }) => parcelIdOf(_id, { carrier, trackingNo: num }))
    const [parcel] = await cloudbaseTracks(cloudbase()).among(ids)
    return (parcel?.track.points ?? []).map(({ at, text, state }) => ({ at, text, state: codes[state] }))
  }
