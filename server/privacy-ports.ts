import type { Coupon } from '../core/coupons/coupon'
import type { CaseStep } from '../core/aftersales/record'
import type { CaseRow } from '../core/aftersales/row'
import type { Turn } from '../core/conversation/turn'
import type { Look } from '../core/desk/look'
import type { FollowUp } from '../core/followups/follow-up'
import type { Ask } from '../core/knowledge/ask'
import type { Insurance } from '../core/insurance/insurance'
import type { Order } from '../core/orders/order'
import type { OrderRequest } from '../core/orders/requests/request'
import type { Audit, DataRequest, RequestKind } from '../core/privacy/request'
import type { Payout } from '../core/refunds/payout'
import type { Instant } from '../core/shared/time'
import type { StoredDraft } from './case-ports'
import type { Upload } from './ports'
import type { Thread } from './turns/take-turn'

/** Requests of shoppers about their data. */
export interface DataRequests {
  find(shopId: string, openid: string, kind: RequestKind): Promise<DataRequest | null>
  /** Writes it where version `before` stands (0: nothing); false when something else does. */
  put(request: DataRequest, before: number): Promise<boolean>
  due(now: Instant, limit: number): Promise<readonly DataRequest[]>
  /** Notes what is done, once a version. */
  audit(entry: Audit): Promise<void>
}

/** Who read what is not his. */
export interface Looks {
  /** The same look again notes nothing. */
  note(look: Look): Promise<void>
}

export type Whose = Pick<Thread, 'openid'> & { readonly shopId: string }

export interface PersonalMarks {
  readonly claimTries: readonly Instant[]
  readonly notices: readonly { readonly templateId: string; readonly left: number }[]
}

/** What a shopper filled in and did not send yet. */
type KeptDraft = Pick<StoredDraft, 'orderNo' | 'draft' | 'savedAt'>

/** What after-sales holds of one shopper. */
export interface PersonalCases {
  casesOf(whose: Whose): Promise<readonly CaseRow[]>
  /** Of these orders of a shop, whoever asked for them. */
  casesAbout(shopId: string, orderNos: readonly string[]): Promise<readonly CaseRow[]>
  draftsOf(whose: Whose): Promise<readonly KeptDraft[]>
  /** Money to her for these cases that is no refund. */
  payoutsOf(shopId: string, cases: readonly Pick<CaseRow, '_id'>[]): Promise<readonly Payout[]>
  /** Coupons to her for these cases. */
  couponsOf(shopId: string, cases: readonly Pick<CaseRow, '_id'>[]): Promise<readonly Coupon[]>
  insurancesOf(whose: Whose): Promise<readonly Insurance[]>
  /** In place of the step as it was: what it did stays, of whom it speaks does not. */
  putStep(step: CaseStep): Promise<void>
  /** These cases of hers and what was paid for them become nobody's; drafts go. */
  forgetCases(whose: Whose, cases: readonly CaseRow[]): Promise<void>
}

/** Everything that a shop holds of one shopper. */
export interface PersonalData extends PersonalCases {
  /** A digest of who it is: for the audit. */
  nameless(whose: Whose): string
  ordersOf(whose: Whose): Promise<readonly Order[]>
  /** What she asked of orders, oldest first. */
  requestsOf(whose: Whose): Promise<readonly OrderRequest[]>
  /** Her sessions after which she was to be asked whether all is well. */
  followUpsOf(whose: Whose): Promise<readonly FollowUp[]>
  /** What her questions to the shop's knowledge came to, the newest first. */
  asksOf(whose: Whose): Promise<readonly Ask[]>
  /** When she tried to claim orders lately, and which notices she agreed to. */
  marksOf(whose: Whose): Promise<PersonalMarks>
  /** Files that she began to upload and never sent. */
  uploadsOf(whose: Whose): Promise<readonly Pick<Upload, '_id' | 'fileId'>[]>
  /** Links that live for so long, ms. */
  linksFor(fileIds: readonly string[], forMs: number): Promise<ReadonlyMap<string, string>>
  /** Orders placed before that moment, whoever owns them, the oldest first, those behind `after`. */
  ordersOlderThan(
    shopId: string,
    at: Instant,
    page: { readonly limit: number; readonly after: Pick<Order, '_id' | 'placedAt'> | null },
  ): Promise<readonly Order[]>
  /** What was asked of each of these orders of a shop. */
  requestsAbout(shopId: string, orderNos: readonly string[]): Promise<readonly OrderRequest[]>
  /** Removes these orders of a shop, what was asked of them and their after-sales cases. */
  forgetOrders(shopId: string, orderNos: readonly string[]): Promise<void>
  /** Removes these turns, and makes the sessions that began in them nobody's, without their follow-ups. */
  forgetTurns(turns: readonly Turn[]): Promise<void>
  /**
   * Everything but turns and files: her row, bell, checks, notices and consents to them, requests about orders, tries
   * to claim, who she is on other channels; orders become nobody's. Her requests about her data stay, as their answer.
   */
  forgetRest(whose: Whose): Promise<void>
}
