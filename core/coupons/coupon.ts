import * as z from 'zod/mini'
import { ApprovedBy } from '../refunds/approval'
import { CaseNo, CouponNo, couponNoOf } from '../refunds/numbers'
import { ClientId, OrderNo, ShopId } from '../shared/ids'
import { Fen } from '../shared/money'
import { err, ok, type Result } from '../shared/result'
import { Instant } from '../shared/time'

/** What a coupon is worth, and until when. */
export const CouponTerms = z.object({
  amountFen: Fen.check(z.positive()),
  /** It counts for orders from this amount on. */
  leastSpendFen: Fen,
  endsAt: Instant,
})
export type CouponTerms = z.infer<typeof CouponTerms>

export const CouponState = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('frozen') }),
    /** Written before each call: whether it was taken is unknown until an answer comes. */
    z.object({ status: z.literal('asked'), at: Instant, tries: z.int() }),
    /** As the issuer says what it gave: its stock may be worth something else than the policy says. */
    z.object({ status: z.literal('granted'), at: Instant, terms: CouponTerms }),
    /** She has none by this number, and gets none. */
    z.object({ status: z.literal('failed'), at: Instant, code: z.string() }),
  ]),
)
export type CouponState = z.infer<typeof CouponState>
export type CouponStatus = CouponState['status']

export const CouponWord = z.enum(['granted'])

/** The issuer's answer: the coupon that she has by this number. */
export interface CouponReport {
  readonly number: string
  /** What the policy says that it is worth: by it the answer belongs to the grant. */
  readonly amountFen: Fen
  readonly word: z.infer<typeof CouponWord>
  readonly at: Instant
  /** The issuer's own number of the coupon. */
  readonly theirNo: string
  readonly terms: CouponTerms
}

/** What a rule of the policy grants. */
export const GrantedRule = z.object({
  id: z.string(),
  amountFen: Fen.check(z.positive()),
  leastSpendFen: Fen,
  /** WeChat Pay's number of the coupons that were set aside (批次号). */
  stockId: z.string(),
})
export type GrantedRule = z.infer<typeof GrantedRule>

/** A coupon for a case (R135). `_id` = shopId:number: of two that are granted at once only one is the next. */
export const Coupon = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    orderNo: OrderNo,
    caseNo: CaseNo,
    number: CouponNo,
    rule: GrantedRule,
    amountFen: Fen.check(z.positive()),
    by: ApprovedBy,
    /** Of the person's wish, by which a repeat is known; null for a rule's. */
    clientId: z.nullable(ClientId),
    frozenAt: Instant,
    state: CouponState,
    theirNo: z.optional(z.string()),
    doubts: z.array(CouponWord),
    version: z.int(),
    /** When the clock asks (again); null when nothing is left to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type Coupon = z.infer<typeof Coupon>

export interface CouponWish extends Pick<
  Coupon,
  'shopId' | 'openid' | 'orderNo' | 'caseNo' | 'rule' | 'by' | 'clientId'
> {
  /** Every coupon of the case. */
  readonly before: readonly Coupon[]
}

/** She has a coupon for the case, or may still get one. */
const mayStand = ({ state: { status }, doubts }: Coupon): boolean => status !== 'failed' || doubts.length > 0

/** May a person grant one: what a rule granted has failed, and nothing else is on its way. */
export const isForPerson = (before: readonly Coupon[]): boolean => before.length > 0 && !before.some(mayStand)

/**
 * The coupon of a case, under a number of its own: one for a case. A rule grants it once and never again; after a
 * failure a person does. Refuses when that was done (a repeat).
 */
export const freezeCoupon = (
  { before, ...wish }: CouponWish,
  now: Instant,
): Result<Coupon, 'nothingLeft'> => {
  if (wish.by.kind === 'rule' ? before.length > 0 : !isForPerson(before)) return err('nothingLeft')
  const number = couponNoOf(wish.caseNo, before.length + 1)
  return ok({
    ...wish,
    ...{ _id: `${wish.shopId}:${number}`, number, amountFen: wish.rule.amountFen, frozenAt: now },
    ...{ state: { status: 'frozen' }, doubts: [], version: 1, dueAt: now },
  })
}
