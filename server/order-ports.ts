import type { Claim } from '../core/orders/claim/claim'
import type { Arrival, Outcomes } from '../core/orders/intake/arrive'
import type { Order, OrderStatus } from '../core/orders/order'
import type { OrderRequest } from '../core/orders/requests/request'
import type { RefusalCode } from '../core/contracts/refusals'
import type { Result } from '../core/shared/result'
import type { Instant } from '../core/shared/time'

export interface Orders {
  /** Whoever owns it: ask `ownOrder` before showing it. */
  find(shopId: string, orderNo: string): Promise<Order | null>
  /** Whoever owns them, at most 1000; those that are not known are left out. */
  named(shopId: string, orderNos: readonly string[]): Promise<readonly Order[]>
  /** The first that a shopper paid for, and that was not cancelled; null when there is none. */
  firstPaid(shopId: string, openid: string): Promise<Order | null>
  /** A shopper's own, newest first; `before` is the `placedAt` and number of the last one seen. */
  listOwn(shopId: string, openid: string, page: OrderPage): Promise<readonly Order[]>
  /** By an agent's word; one that has moved on meanwhile stays as it is, as does one that is cancelled already. */
  cancel(order: Order, cancelledAt: Instant): Promise<void>
}

export interface OrderPage {
  readonly limit: number
  readonly status?: OrderStatus | undefined
  readonly before?: { readonly placedAt: Instant; readonly orderNo: string } | undefined
}

/** The one way into orders, of imports and of what a shop's own system pushes. */
export interface OrderBook {
  /**
   * Brings in what came for each order, in whatever order things arrive and however often; a parcel without its order
   * waits for it. Answers what became of each arrival (each order number stands there once).
   */
  bringIn(shopId: string, arrivals: readonly Arrival[]): Promise<readonly Outcomes[]>
  /** Gives up parcels that have waited since before that. */
  sweep(before: Instant): Promise<void>
}

/** Who takes an order that belongs to nobody, and how. */
export interface Taking {
  readonly openid: string
  readonly claim: Claim
}

/** Orders without an owner, and how they get one. */
export interface Claims {
  /** Orders of nobody whose recipient has that mobile number (core/orders/claim/phone.ts), at most `limit`. */
  unownedOf(shopId: string, phone: string, limit: number): Promise<readonly Order[]>
  /** Of several who take it at once, one gets it. `false`: it is somebody else's. */
  take(order: Order, taking: Taking): Promise<boolean>
  /** Takes back what an agent linked to this shopper: it is nobody's again. `false`: no agent did. */
  release(order: Order, openid: string): Promise<boolean>
  /**
   * Counts a try of this shopper at this order number before it is made; false when either has used up its tries
   * (core/orders/claim/tries.ts), whether there is such an order or not.
   */
  countTry(shopId: string, openid: string, orderNo: string): Promise<boolean>
  /** The try that found the order counts as none: only guesses are few. */
  forgiveTry(shopId: string, openid: string, orderNo: string): Promise<void>
  /** Forgets tries that count no more. */
  sweep(now: Instant): Promise<void>
}

export interface PhoneNumbers {
  /**
   * The number behind a code of the phone number button, with its country's code apart; `phoneUnread` when WeChat
   * does not know the code (used before, older than 5 minutes, of another mini-program).
   */
  read(appids: readonly string[], code: string): Promise<Result<PhoneNumber, RefusalCode>>
}

export interface PhoneNumber {
  readonly country: string
  readonly number: string
}

export interface OrderRequests {
  /** Newest first, at most 20. */
  ofOrder(shopId: string, orderNo: string): Promise<readonly OrderRequest[]>
  byNumber(shopId: string, number: number): Promise<OrderRequest | null>
  /** Neither declined nor done nor over, oldest first, at most `limit`. */
  open(shopId: string, limit: number): Promise<readonly OrderRequest[]>
  /** Has this shopper asked for something that is neither declined nor done nor over? */
  hasOpen(shopId: string, openid: string): Promise<boolean>
  /** `taken`: another one of the order has this seq. */
  insert(request: OrderRequest): Promise<'inserted' | 'taken'>
  /** Stores what came of the version before; false when somebody else changed it meanwhile. */
  replace(request: OrderRequest): Promise<boolean>
  /** What the clock has to look at, earliest first. */
  due(now: Instant, limit: number): Promise<readonly OrderRequest[]>
  /** Everybody was told of this version; `dueAt`: when to look again. Of an older version it says nothing. */
  markTold(request: OrderRequest, dueAt: Instant | null): Promise<void>
  putOff(request: OrderRequest, dueAt: Instant | null): Promise<void>
}
