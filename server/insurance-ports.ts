import type { Balance, FundCommand, FundEntry, FundRefusal } from '../core/insurance/fund'
import type { InsurerReport } from '../core/insurance/hearing'
import type { Failure, Insurance } from '../core/insurance/insurance'
import type { Pickup, ReturnTrip } from '../core/insurance/pickup'
import type { InsuranceRules, InsurerName } from '../core/insurance/rules'
import type { Order, Recipient } from '../core/orders/order'
import type { Fen } from '../core/shared/money'
import type { Result } from '../core/shared/result'
import type { Instant } from '../core/shared/time'

export interface Insurances {
  find(shopId: string, orderNo: string): Promise<Insurance | null>
  /** That was claimed for this case. */
  byCase(shopId: string, caseNo: string): Promise<Insurance | null>
  /** By what an insurer calls the order in its events. */
  byReference(reference: string): Promise<Insurance | null>
  /** Those of the orders that have one, at most 1000. */
  ofOrders(shopId: string, orderNos: readonly string[]): Promise<readonly Insurance[]>
  /** Those whose order has none yet; the others stay as they are. */
  add(insurances: readonly Insurance[]): Promise<void>
  /** Stores what came of the version before; false when somebody else changed it meanwhile. */
  replace(insurance: Insurance): Promise<boolean>
  /** When to look at it again; of an older version it says nothing. */
  putOff(
    insurance: Insurance,
    next: { readonly dueAt: Instant | null; readonly tries: number },
  ): Promise<void>
  /** Somebody of the shop has heard of this version. */
  markTold(insurance: Insurance): Promise<void>
  /** Notes what a person has to look at. */
  doubt(insurance: Insurance, word: string): Promise<void>
  /** What the clock has to look at, earliest first. */
  due(now: Instant, limit: number): Promise<readonly Insurance[]>
}

/** The money that a shop has set aside for 退货包运费, as a ledger. */
export interface Fund {
  balance(shopId: string): Promise<Balance>
  /** Newest first. */
  newest(shopId: string, limit: number): Promise<readonly FundEntry[]>
  /** Writes one line for this cause; repeated, it answers the line that stands there. `busy`: too many at once. */
  post(shopId: string, command: FundCommand): Promise<Result<FundEntry, FundRefusal | 'busy'>>
}

/** Returns that an insurer fetches at the door. */
export interface Pickups {
  find(caseNo: string): Promise<Pickup | null>
  /** `taken`: the case has one. */
  insert(pickup: Pickup): Promise<'inserted' | 'taken'>
  /** Stores what came of the version before; false when somebody else changed it meanwhile. */
  replace(pickup: Pickup): Promise<boolean>
  /** What the clock has to look at, earliest first. */
  due(now: Instant, limit: number): Promise<readonly Pickup[]>
}

export interface InsurancePorts {
  readonly insurances: Insurances
  readonly pickups: Pickups
  readonly fund: Fund
  readonly insurers: Insurers
}

/** What an insurer is asked about. */
export interface Subject {
  readonly insurance: Insurance
  readonly order: Order
  readonly rules: InsuranceRules
}

/** How it stands; or `busy`: nobody knows, ask again; `waits`: for the order to be sent; `refused`: asking again is no use. */
export type InsurerAnswer =
  | InsurerReport
  | { readonly word: 'busy'; readonly code?: string }
  | { readonly word: 'waits' }
  | ({ readonly word: 'refused' } & Pick<Failure, 'reason' | 'code'>)

/** Who stands for it when goods come back. Every question may be asked again: the answer is how it stands. */
export interface Insurer {
  /** Makes the policy of an order: one order, one policy. */
  createPolicy(subject: Subject): Promise<InsurerAnswer>
  /** Claims what `insurance.claim` says; one attempt pays once at most. */
  claim(subject: Subject): Promise<InsurerAnswer>
  query(subject: Subject): Promise<InsurerAnswer>
  /** Where the insurer fetches the goods at the door. */
  readonly returnPickup?: ReturnPickup
}
export type Insurers = Readonly<Record<InsurerName, Insurer>>

export interface ReturnWish extends Subject {
  /** Of the case: the insurer knows the return by it. */
  readonly caseNo: string
  /** Where the goods go. */
  readonly returnTo: Required<Recipient>
}

export type ReturnRefusal = 'busy' | 'notInsured' | 'orderIncomplete' | 'pickupBooked' | 'refused'

/** WeChat's return component (无忧退货 退货组件). */
export interface ReturnPickup {
  /** After the return was approved: WeChat reminds her, and she books a pickup or names her waybill there. Answers its id. */
  open(wish: ReturnWish): Promise<Result<string, ReturnRefusal>>
  look(rules: InsuranceRules, returnId: string): Promise<Result<ReturnTrip, ReturnRefusal>>
  /** No return is needed any more. `pickupBooked`: what she booked only she can cancel. */
  close(rules: InsuranceRules, returnId: string): Promise<Result<null, ReturnRefusal>>
}

/** Money of the shop to the shopper for this case. */
export interface PayOutWish {
  readonly shopId: string
  readonly openid: string
  readonly caseNo: string
  readonly amountFen: Fen
  /** From 1. One attempt is one payment: asked again it answers how that one stands. */
  readonly attempt: number
  /** The rule of the shop that grants it. */
  readonly rule: string
}
export type PayOutAnswer =
  | { readonly word: 'processing' | 'waitingForShopper' | 'succeeded' | 'busy'; readonly number?: string }
  | { readonly word: 'failed'; readonly number?: string; readonly code?: string }
/** Of the part that moves money. */
export type PayOut = (wish: PayOutWish) => Promise<PayOutAnswer>
