import * as z from 'zod/mini'
import { SentParcel } from '../aftersales/case'
import { CaseNo } from '../refunds/numbers'
import { backOffMs } from '../shared/back-off'
import { OrderNo, ShopId } from '../shared/ids'
import { MINUTE, HOUR, Instant } from '../shared/time'
import type { Insurance } from './insurance'
import type { InsuranceRules } from './rules'

export const PickupStatus = z.enum([
  /** She wants it; the insurer has not been asked yet, or is silent. */
  'wanted',
  /** WeChat has written to her: she books there, with the time that suits her. */
  'open',
  /** Somebody comes; the goods are still with her. */
  'booked',
  /** She cancelled it, or nobody came for the goods. Its waybill stays bound to the policy (2021). */
  'cancelled',
  /** The goods are on their way: the case has their waybill. */
  'sent',
  /** The insurer does not take it. */
  'refused',
  /** The case did without it. */
  'closed',
])
export type PickupStatus = z.infer<typeof PickupStatus>

export const PickupRefusal = z.enum([
  'notInsured',
  'orderIncomplete',
  'refused',
  /** The number that she filled in at WeChat is another parcel's (mayReturnIn). */
  'waybillUsed',
])
type PickupRefusal = z.infer<typeof PickupRefusal>

/** A return that the insurer fetches at the door (无忧退货 退货组件). `_id` = caseNo. */
export const Pickup = z.lazy(() =>
  z.object({
    _id: CaseNo,
    shopId: ShopId,
    orderNo: OrderNo,
    openid: z.string(),
    status: PickupStatus,
    /** WeChat's id of the return. */
    returnId: z.nullable(z.string()),
    parcel: z.nullable(SentParcel),
    reason: z.nullable(PickupRefusal),
    tries: z.int(),
    version: z.int(),
    dueAt: z.nullable(Instant),
  }),
)
export type Pickup = z.infer<typeof Pickup>

/** As far as the shopper has said in WeChat how she sends it, and where it is. */
export interface ReturnTrip {
  readonly way: 'notChosen' | 'pickup' | 'ownWaybill'
  readonly parcel: SentParcel | null
  readonly state: 'notStarted' | 'onItsWay' | 'arrived' | 'failed' | 'cancelled' | 'unknown'
}

/** Does the order's insurer fetch returns: an active policy of WeChat's, and an address that the goods go to. */
export const fetchesReturns = (
  insurance: Pick<Insurance, 'insurer' | 'status'> | null,
  rules: InsuranceRules | undefined,
): boolean =>
  insurance?.insurer === 'wechat' && insurance.status === 'active' && rules?.wechat?.returnTo !== undefined

export const wantedPickup = (
  of: Pick<Pickup, '_id' | 'shopId' | 'orderNo' | 'openid'>,
  now: Instant,
): Pickup => ({
  ...of,
  ...{ status: 'wanted', returnId: null, parcel: null, reason: null, tries: 0, version: 1, dueAt: now },
})

/** What is known of a pickup from now on. */
export type PickupNews =
  /** Once more after a refusal. */
  | { readonly type: 'wanted' }
  | { readonly type: 'opened'; readonly returnId: string }
  | { readonly type: 'refused'; readonly reason: PickupRefusal }
  | { readonly type: 'silent' }
  | { readonly type: 'seen'; readonly trip: ReturnTrip }
  | { readonly type: 'closed' }

const LOOK_MS = 5 * MINUTE

/** What the trip makes of it. A number that she filled in herself is a parcel like one that was fetched. */
const statusOf = ({ way, parcel, state }: ReturnTrip): PickupStatus => {
  if (way === 'notChosen') return 'open'
  if (way === 'ownWaybill') return parcel ? 'sent' : 'open'
  if (state === 'cancelled' || state === 'failed') return 'cancelled'
  return parcel && (state === 'onItsWay' || state === 'arrived') ? 'sent' : 'booked'
}

const afterNews = (
  pickup: Pickup,
  news: PickupNews,
): Pick<Pickup, 'status' | 'returnId' | 'parcel' | 'reason'> => {
  const { status, returnId, parcel, reason } = pickup
  switch (news.type) {
    case 'wanted':
      return { status: 'wanted', returnId, parcel, reason: null }
    case 'opened':
      return { status: 'open', returnId: news.returnId, parcel, reason: null }
    case 'refused':
      return { status: 'refused', returnId, parcel, reason: news.reason }
    case 'seen':
      return { status: statusOf(news.trip), returnId, parcel: news.trip.parcel ?? parcel, reason }
    case 'closed':
      return { status: 'closed', returnId, parcel, reason }
    case 'silent':
      return { status, returnId, parcel, reason }
  }
}

const isOver = (status: PickupStatus): boolean =>
  status === 'sent' || status === 'refused' || status === 'closed'

/** A pickup with the news; what is over is looked at no more. */
export const evolvePickup = (pickup: Pickup, news: PickupNews, now: Instant): Pickup => {
  const next = afterNews(pickup, news)
  const tries = news.type === 'silent' ? pickup.tries + 1 : 0
  const inMs = news.type === 'silent' ? backOffMs(pickup.tries, HOUR) : news.type === 'wanted' ? 0 : LOOK_MS
  return {
    ...pickup,
    ...next,
    tries,
    version: pickup.version + 1,
    dueAt: isOver(next.status) ? null : now + inMs,
  }
}

/** A pickup as its shopper sees it on the case. */
export const PickupView = z.object({
  title: z.string(),
  text: z.string(),
  /** She can ask for it, or once more. */
  mayBook: z.boolean(),
})
export type PickupView = z.infer<typeof PickupView>
