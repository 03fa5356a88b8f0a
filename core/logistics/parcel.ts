import * as z from 'zod/mini'
import { Clock } from '../policy/clock'
import { OrderNo, ShopId } from '../shared/ids'
import { err, ok, type Result } from '../shared/result'
import { Instant } from '../shared/time'
import { isOver, newTrack, Track, type TrackState } from './track'
import type { Waybill } from './tracking-no'

/** What the parcel brings: an order's goods, goods that go back, goods in place of others. */
export const ParcelUse = z.object({
  for: z.enum(['order', 'return', 'replacement']),
  orderNo: OrderNo,
  /** The after-sales case of a return or a replacement. */
  caseNo: z.optional(z.string()),
})
export type ParcelUse = z.infer<typeof ParcelUse>

/**
 * What somebody has to hear of. moved: it has new lines. stalled: nothing was heard of it for too long (R41).
 * remindAgent, tellSupervisor: its shopper was not contacted in time after that (R42).
 */
export const NewsKind = z.enum([
  'moved',
  'exception',
  'arrived',
  'returned',
  'stalled',
  'remindAgent',
  'tellSupervisor',
])
export type NewsKind = z.infer<typeof NewsKind>

/** `at`: when it was found out; with the parcel and the kind it tells this news from any other. */
export const ParcelNews = z.object({ kind: NewsKind, at: Instant })
export type ParcelNews = z.infer<typeof ParcelNews>

/** Whether 快递100 or its like tells us by itself. off: the shop has no account; refused: it will not have the parcel. */
const Subscription = z.object({
  status: z.enum(['wanted', 'active', 'ended', 'refused', 'off']),
  tries: z.int(),
  /** While it is wanted: when to try. */
  at: Instant,
})

/** It stands still: since when that is too long, and the clock of contacting its shopper. */
const Stall = z.object({
  since: Instant,
  contact: z.nullable(Clock),
  contactedAt: z.optional(Instant),
})

/** A parcel whose way is followed. `_id` = shopId:carrier:trackingNo. */
export const FollowedParcel = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    carrier: z.string(),
    company: z.string(),
    trackingNo: z.string(),
    uses: z.array(ParcelUse),
    track: Track,
    openedAt: Instant,
    /** When something new was heard of it last. */
    heardAt: z.nullable(Instant),
    queriedAt: z.nullable(Instant),
    subscription: Subscription,
    /** 快递100's code of another carrier that it turned out to be with. */
    corrected: z.optional(z.string()),
    stall: z.nullable(Stall),
    /** Not told yet, oldest first. */
    news: z.array(ParcelNews),
    /** How often telling it failed, and when it is tried again. */
    attempts: z.int(),
    tellAt: z.nullable(Instant),
    /** When the clock has to look at it. */
    lookAt: Instant,
    /** Counts the changes: each says which one it was made from. */
    version: z.int(),
  }),
)
export type FollowedParcel = z.infer<typeof FollowedParcel>

export const parcelIdOf = (
  shopId: string,
  { carrier, trackingNo }: Pick<Waybill, 'carrier' | 'trackingNo'>,
): string => `${shopId}:${carrier}:${trackingNo}`

/** A parcel of which nothing is known yet. */
export const newParcel = (shopId: string, waybill: Waybill, now: Instant): FollowedParcel => ({
  _id: parcelIdOf(shopId, waybill),
  shopId,
  ...waybill,
  uses: [],
  track: newTrack,
  openedAt: now,
  heardAt: null,
  queriedAt: null,
  subscription: { status: 'wanted', tries: 0, at: now },
  stall: null,
  news: [],
  attempts: 0,
  tellAt: null,
  lookAt: now,
  version: 0,
})

const isSame = (one: ParcelUse, other: ParcelUse): boolean =>
  one.for === other.for && one.orderNo === other.orderNo && one.caseNo === other.caseNo

const endNews: Partial<Record<TrackState, NewsKind>> = { signed: 'arrived', returned: 'returned' }

/** The very same object when it is used so already. Whoever comes when it is over hears of its end all the same. */
export const withUse = (parcel: FollowedParcel, use: ParcelUse, now: Instant): FollowedParcel => {
  if (parcel.uses.some((known) => isSame(known, use))) return parcel
  const kind = endNews[parcel.track.state]
  const isWaiting = parcel.news.some((news) => news.kind === kind)
  const news = kind && !isWaiting ? [...parcel.news, { kind, at: now }] : parcel.news
  return { ...parcel, uses: [...parcel.uses, use], news }
}

/**
 * Whether a shopper may say that she sends her goods back in this parcel: not when it is one that the shop sent, nor
 * another order's return, nor one that arrived before she named it. Two cases of one order may go in one box.
 */
export const mayReturnIn = (
  parcel: Pick<FollowedParcel, 'uses' | 'track'> | null,
  orderNo: string,
): Result<null, 'trackingNoUsed'> => {
  if (!parcel) return ok(null)
  const isOwn = (use: ParcelUse): boolean => use.for === 'return' && use.orderNo === orderNo
  const isFree = parcel.uses.length === 0 ? !isOver(parcel.track) : parcel.uses.every(isOwn)
  return isFree ? ok(null) : err('trackingNoUsed')
}
