import type { Coupon, CouponReport } from '../core/coupons/coupon'
import type { Payout, PayoutReport } from '../core/refunds/payout'
import type { Refund, RefundReport } from '../core/refunds/refund'
import type { Instant } from '../core/shared/time'

/** The rail spoke about this number: verified, not compared yet (core/refunds compares number and amount). */
interface Said<R> {
  readonly kind: 'said'
  readonly report: R
}

/** Nobody knows whether it was taken: no answer, one that nobody vouches for, too many calls, an unknown code. */
interface Silent {
  readonly kind: 'silent'
  /** For the log. */
  readonly code: string
}

/** It is not taken as it was asked now. Whether an earlier try was, only a query tells. */
interface Refused {
  readonly kind: 'refused'
  readonly code: string
}

/** The rail knows no transfer of that number; one that was just asked may not be known yet. */
interface Unknown {
  readonly kind: 'unknown'
}

export type Asked<R> = Said<R> | Refused | Silent
export type Queried<R> = Said<R> | Unknown | Silent

/**
 * A rail on which money moves under numbers of ours: the same number moves it once, however often it is asked. Never
 * throws for what the rail or the network does; `ask` is called only after it was written down that it will be.
 */
export interface Rails<T, R> {
  ask(transfer: T): Promise<Asked<R>>
  query(transfer: T): Promise<Queried<R>>
}

/** Money back for an order, the way it was paid. */
export type Refunds = Rails<Refund, RefundReport>

/** Money to a shopper that is no refund (待领取: she may have to confirm). */
export type Payouts = Rails<Payout, PayoutReport>

/** Coupons to a shopper (R135). What is refused was not taken by an earlier try either: asked again, it says what she has. */
export type Coupons = Rails<Coupon, CouponReport>

/** The documents of refunds, payouts or coupons. */
export interface TransferBook<T> {
  /** `taken`: another one stands in its place, or has its number. */
  insert(transfer: T): Promise<'inserted' | 'taken'>
  /** Numbers are unique over all shops. */
  byNumber(number: string): Promise<T | null>
  /**
   * Stores what came of the version before; false when somebody else changed it meanwhile. With `untoldAt` others have
   * yet to hear of it: the clock tells them from then on, unless `markTold` comes first.
   */
  replace(transfer: T, untoldAt: Instant | null): Promise<boolean>
  /** When the clock looks at this version (again). */
  putOff(transfer: T, dueAt: Instant | null): Promise<void>
  /** Of all shops, the earliest first. */
  due(now: Instant, limit: number): Promise<readonly T[]>
  /** Those of which somebody has yet to hear. */
  untold(now: Instant, limit: number): Promise<readonly T[]>
  /** Everybody has heard of this version, or (with a moment) hears of it then. */
  markTold(transfer: T, again: Instant | null): Promise<void>
}

export interface RefundBook extends TransferBook<Refund> {
  /** Of all its cases, the oldest first. */
  ofOrder(shopId: string, orderNo: string): Promise<readonly Refund[]>
}

export interface PayoutBook extends TransferBook<Payout> {
  /** For any purpose, the oldest first. */
  ofCase(shopId: string, caseNo: string): Promise<readonly Payout[]>
}

export interface CouponBook extends TransferBook<Coupon> {
  /** The oldest first. */
  ofCase(shopId: string, caseNo: string): Promise<readonly Coupon[]>
}

/** The rails of a door that may move money; other doors have none. */
export interface MoneyRails {
  readonly refunds: Refunds
  readonly payouts: Payouts
  readonly coupons: Coupons
}

export interface MoneyPorts extends MoneyRails {
  readonly refundBook: RefundBook
  readonly payoutBook: PayoutBook
  readonly couponBook: CouponBook
}
