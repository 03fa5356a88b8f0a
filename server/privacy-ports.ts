import type { Turn } from '../core/conversation/turn'
import type { Look } from '../core/desk/look'
import type { FollowUp } from '../core/followups/follow-up'
import type { Order } from '../core/orders/order'
import type { OrderRequest } from '../core/orders/requests/request'
import type { Audit, DataRequest, RequestKind } from '../core/privacy/request'
import type { Instant } from '../core/shared/time'
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

type Whose = Pick<Thread, 'openid'> & { readonly shopId: string }

export interface PersonalMarks {
  readonly claimTries: readonly Instant[]
  readonly notices: readonly { readonly templateId: string; readonly left: number }[]
}

/** Everything that a shop holds of one shopper. */
export interface PersonalData {
  /** A digest of who it is: for the audit. */
  nameless(whose: Whose): string
  ordersOf(whose: Whose): Promise<readonly Order[]>
  /** What she asked of orders, oldest first. */
  requestsOf(whose: Whose): Promise<readonly OrderRequest[]>
  /** Her sessions after which she was to be asked whether all is well. */
  followUpsOf(whose: Whose): Promise<readonly FollowUp[]>
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
  /** Removes these orders of a shop, and what was asked of them. */
  forgetOrders(shopId: string, orderNos: readonly string[]): Promise<void>
  /** Removes these turns, and makes the sessions that began in them nobody's, without their follow-ups. */
  forgetTurns(turns: readonly Turn[]): Promise<void>
  /**
   * Everything but turns and files: her row, bell, checks, notices and consents to them, requests about orders, tries
   * to claim, who she is on other channels; orders become nobody's. Her requests about her data stay, as their answer.
   */
  forgetRest(whose: Whose): Promise<void>
}
