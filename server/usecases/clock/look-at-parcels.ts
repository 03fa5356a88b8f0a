import { queried, subscribed, type Subscribed } from '../../../core/logistics/asked'
import { contacted, hear, isForgotten, judge, whatToAsk } from '../../../core/logistics/follow'
import type { FollowedParcel } from '../../../core/logistics/parcel'
import { carrierOf } from '../../../core/logistics/carriers'
import { present } from '../../../core/shared/present'
import { MINUTE, SECOND } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { AskedParcel, LogisticsFailure } from '../../logistics-ports'
import { changeParcel } from '../../parcels/change'
import { phoneTailOf, wasWrittenTo } from '../../parcels/shopper'
import { tellNews, type OnTrack } from '../../parcels/tell'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'

const MOST_PARCELS = 80
/** Carriers may take seconds each: what is left is looked at ten seconds later. */
const BUDGET_MS = 10 * SECOND

/** One that fails again and again does not keep the others waiting. */
const AFTER_FAULT_MS = 5 * MINUTE

type Change = (parcel: FollowedParcel) => FollowedParcel

const askedOf = async (ports: Ports, shop: Shop, parcel: FollowedParcel): Promise<AskedParcel> => {
  const { _id: parcelId, shopId, carrier, corrected, trackingNo } = parcel
  const phoneTail = carrierOf(carrier)?.needsPhone ? await phoneTailOf(ports, shop, parcel) : undefined
  return { parcelId, shopId, carrier, trackingNo, ...present({ corrected, phoneTail }) }
}

const ended: Readonly<Record<LogisticsFailure, Subscribed>> = {
  off: 'off',
  unreachable: 'later',
  notFound: 'later',
  phoneNeeded: 'refused',
  refused: 'refused',
}

/** Asks the carrier's side what is due; what came of it as a change. */
const ask = async (ports: Ports, shop: Shop, parcel: FollowedParcel): Promise<Change> => {
  const what = whatToAsk(parcel, { promises: shop, now: ports.now() })
  if (what === null) return (stored) => stored
  const asked = await askedOf(ports, shop, parcel)
  if (what === 'subscribe') {
    const came = await ports.logistics.subscribe(asked)
    return (stored) => subscribed(stored, came.ok ? 'active' : ended[came.error], ports.now())
  }
  const found = await ports.logistics.query(asked)
  const at = { source: 'carrier', now: ports.now() } as const
  return (stored) => queried(found.ok ? hear(stored, found.value, at) : stored, ports.now())
}

/** Whether an agent wrote to its shopper since the warning. */
const contact = async (ports: Ports, shop: Shop, parcel: FollowedParcel): Promise<Change> => {
  const { stall } = parcel
  const since = stall?.contact?.since ?? null
  if (since === null || stall?.contactedAt !== undefined) return (stored) => stored
  const isDone = await wasWrittenTo(ports, shop, { parcel, since })
  return (stored) => (isDone ? contacted(stored, ports.now()) : stored)
}

const lookAt = async (ports: Ports, parcel: FollowedParcel, onTrack: OnTrack): Promise<void> => {
  const shop = await ports.shops.find(parcel.shopId)
  if (!shop || isForgotten(parcel, ports.now())) return ports.tracks.forget([parcel._id])
  const changes = [await ask(ports, shop, parcel), await contact(ports, shop, parcel)]
  const looked = await changeParcel(ports, shop, {
    id: parcel._id,
    by: (stored) => {
      const next = judge(
        changes.reduce((one, change) => change(one), stored),
        { promises: shop, now: ports.now() },
      )
      return { ...next } // written in any case: when to look again is part of it
    },
  })
  if (looked) await tellNews(ports, { shop, parcel: looked }, onTrack)
}

/**
 * Parcels at which somebody has to look: nobody was asked to push of them yet, no push came for long, they stand still
 * (R41), their shopper was not contacted in time (R42), or somebody has yet to hear of them.
 */
export const lookAtParcels = async (ports: Ports, onTrack: OnTrack): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  const due = await ports.tracks.due(ports.now(), MOST_PARCELS)
  const look = (parcel: FollowedParcel): Promise<void> =>
    lookAt(ports, parcel, onTrack).catch((error: unknown) => {
      ports.log.error('parcel not looked at', { parcel: parcel._id, error })
      return ports.tracks.putOff(parcel, ports.now() + AFTER_FAULT_MS) // the others go on
    })
  await sideBySide(due, look, () => ports.now() < until)
}
