import type { FollowedParcel } from '../core/logistics/parcel'
import type { TrackWord } from '../core/logistics/track'
import type { Result } from '../core/shared/result'
import type { Instant } from '../core/shared/time'

/** What is asked about. */
export interface AskedParcel {
  readonly parcelId: string
  readonly shopId: string
  readonly carrier: string
  /** The asked one's own code of the carrier, where it has corrected ours. */
  readonly corrected?: string | undefined
  readonly trackingNo: string
  /** The last 4 digits of the sender's or recipient's phone: some carriers tell nobody else. */
  readonly phoneTail?: string | undefined
}

/**
 * Why nothing is known. off: the shop has no account, or nobody asks that carrier; unreachable: no answer, or too much
 * is going on, worth a later try; phoneNeeded: the carrier wants the phone, or another one; notFound: the carrier does
 * not know the number yet; refused: the account or the request is not in order, a repeat is useless.
 */
export type LogisticsFailure = 'off' | 'unreachable' | 'phoneNeeded' | 'notFound' | 'refused'

/** Carriers, through somebody who asks them all. */
export interface Logistics {
  /** Asks to be told of every move of the parcel; a repeat is harmless. */
  subscribe(parcel: AskedParcel): Promise<Result<null, LogisticsFailure>>
  /** What is known now. Not more often than every half an hour for one number: it would be locked. */
  query(parcel: AskedParcel): Promise<Result<TrackWord, LogisticsFailure>>
}

/** Parcels whose way is followed. */
export interface Tracks {
  find(parcelId: string): Promise<FollowedParcel | null>
  among(parcelIds: readonly string[]): Promise<readonly FollowedParcel[]>
  /** Many new ones in one request; `taken`: some were there already, any part of the others may be stored. */
  insertAll(parcels: readonly FollowedParcel[]): Promise<'inserted' | 'taken'>
  /** Stores it where version `before` stands (0: nothing); false when something else does. */
  put(parcel: FollowedParcel, before: number): Promise<boolean>
  /** What the clock has to look at, earliest first. */
  due(now: Instant, limit: number): Promise<readonly FollowedParcel[]>
  /** Of a newer version it says nothing. */
  putOff(parcel: FollowedParcel, lookAt: Instant): Promise<void>
  forget(parcelIds: readonly string[]): Promise<void>
}

export interface ParcelPorts {
  readonly logistics: Logistics
  readonly tracks: Tracks
}
