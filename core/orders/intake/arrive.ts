import { present } from '../../shared/present'
import type { Instant } from '../../shared/time'
import { keyed } from '../claim/keyed'
import type { Order, StoredParcel, TrackPoint } from '../order'

/** `older`: something newer is known already. */
export type OrderOutcome = 'added' | 'changed' | 'same' | 'older'
/** `waiting`: its order is not known yet. */
export type ParcelOutcome = 'merged' | 'same' | 'waiting'

/** What a shop's own system says of one parcel. */
export interface PushedParcel extends StoredParcel {
  readonly updatedAt: Instant
}

/** What came for one order. */
export interface Arrival {
  readonly orderNo: string
  /** Oldest first. */
  readonly orders: readonly Order[]
  readonly parcels: readonly PushedParcel[]
}

interface Arrived<O> {
  /** As it is to be stored. */
  readonly order: Order
  readonly outcome: O
}

/** What a push says as a whole: where a newer one is silent, the older word is gone. */
const retractable: ReadonlySet<string> = new Set([
  'paidAt',
  'completedAt',
  'recipient',
  'shipBy',
  'arriveBy',
  'insurancePremiumFen',
  'payMethod',
  'paidThrough',
  'buyerNote',
] satisfies (keyof Order)[])

/** Only fields that an order may lack are left out. */
const without = (order: Order): Order =>
  Object.fromEntries(Object.entries(order).filter(([field]) => !retractable.has(field))) as Order

const isOlder = (order: Order, stored: Order): boolean =>
  order.updatedAt !== undefined && stored.updatedAt !== undefined && order.updatedAt < stored.updatedAt

/**
 * An agent's word that the order is cancelled counts until the shop's own system says something that is newer: an
 * export, or a push of what became of the order after that word.
 */
const withCancellation = (next: Order, { cancelledAt, status }: Order, { updatedAt }: Order): Order => {
  if (cancelledAt === undefined) return next
  if (updatedAt !== undefined && updatedAt < cancelledAt) return { ...next, status, cancelledAt }
  const { cancelledAt: _cancelledAt, ...rest } = next
  return rest
}

/** A claim stands, whatever a later file or push says. */
const ownerOf = (stored: Order, order: Order): string | null =>
  stored.claim ? stored.openid : (order.openid ?? stored.openid)

/**
 * An order comes in, by a push or from an export, in whatever order and however often. An owner whom it does not name
 * stays the owner. An export changes only what it speaks of; a push (it has `updatedAt`) is the whole order.
 */
const orderArrives = (stored: Order | null, order: Order): Arrived<OrderOutcome> => {
  if (!stored) return { order, outcome: 'added' }
  if (stored.digest !== undefined && stored.digest === order.digest) return { order: stored, outcome: 'same' }
  if (isOlder(order, stored)) return { order: stored, outcome: 'older' }
  const next: Order = {
    ...(order.updatedAt === undefined ? stored : without(stored)),
    ...order,
    openid: ownerOf(stored, order),
    parcels: parcelsOf(order.parcels, stored.parcels),
  }
  return { order: withCancellation(next, stored, order), outcome: 'changed' }
}

/** The parcels that the order names, then those that were pushed by themselves and that it does not name. */
const parcelsOf = (named: readonly StoredParcel[], before: readonly StoredParcel[]): StoredParcel[] => {
  const isNamed = ({ trackingNo }: StoredParcel) => named.some((parcel) => parcel.trackingNo === trackingNo)
  const own = before.filter((parcel) => parcel.updatedAt !== undefined && !isNamed(parcel))
  return [...named.map((parcel) => withKnown(parcel, before)), ...own]
}

/** Orders have no tracks: a parcel that is the same keeps the one it has, and what it said of itself. */
const withKnown = (parcel: StoredParcel, before: readonly StoredParcel[]): StoredParcel => {
  const known = before.find(({ trackingNo }) => trackingNo === parcel.trackingNo)
  if (!known) return parcel
  return known.updatedAt === undefined ? { ...known, ...parcel, track: known.track } : { ...parcel, ...known }
}

const MOST_TRACK_POINTS = 300

/** Every line of both, each once, newest first. */
const joinTracks = (one: readonly TrackPoint[], other: readonly TrackPoint[]): TrackPoint[] => {
  const points = new Map([...one, ...other].map(({ at, text }) => [`${at} ${text}`, { at, text }]))
  const newestFirst = (a: TrackPoint, b: TrackPoint) => b.at - a.at || (a.text < b.text ? -1 : 1)
  return [...points.values()].sort(newestFirst).slice(0, MOST_TRACK_POINTS)
}

const joinParcels = (known: StoredParcel, parcel: PushedParcel): StoredParcel => {
  const isNewer = known.updatedAt === undefined || parcel.updatedAt >= known.updatedAt
  const joined = isNewer ? { ...known, ...parcel } : { ...parcel, ...known }
  return { ...joined, track: joinTracks(known.track, parcel.track) }
}

const textOf = ({ company, trackingNo, shippedAt, deliveredAt, updatedAt, track }: StoredParcel): string =>
  JSON.stringify(present({ company, trackingNo, shippedAt, deliveredAt, updatedAt, track }))

/** A parcel comes in: tracks are joined, of the rest the newer word counts. The order of arrival makes no difference. */
const parcelArrives = (order: Order, parcel: PushedParcel): Arrived<Exclude<ParcelOutcome, 'waiting'>> => {
  const known = order.parcels.find(({ trackingNo }) => trackingNo === parcel.trackingNo)
  const fresh = { ...parcel, track: joinTracks([], parcel.track) }
  if (!known) return { order: { ...order, parcels: [...order.parcels, fresh] }, outcome: 'merged' }

  const joined = joinParcels(known, fresh)
  if (textOf(joined) === textOf(known)) return { order, outcome: 'same' }
  const parcels = order.parcels.map((one) => (one === known ? joined : one))
  return { order: { ...order, parcels }, outcome: 'merged' }
}

/** What became of an arrival, in the order of its lists. */
export interface Outcomes {
  readonly orders: readonly OrderOutcome[]
  readonly parcels: readonly ParcelOutcome[]
}

/**
 * Everything that came for one order, at once. The answer's `order` is what is to be stored, the very same object where
 * nothing changed; null when only parcels came and their order is not known yet.
 */
export const arrive = (
  stored: Order | null,
  arrival: Arrival,
): { readonly order: Order | null; readonly outcomes: Outcomes } => {
  let order = stored
  const orders = arrival.orders.map((one) => {
    const arrived = orderArrives(order, one)
    order = arrived.order
    return arrived.outcome
  })
  const parcels = arrival.parcels.map((one): ParcelOutcome => {
    if (!order) return 'waiting'
    const arrived = parcelArrives(order, one)
    order = arrived.order
    return arrived.outcome
  })
  return { order: order && keyed(order), outcomes: { orders, parcels } }
}
