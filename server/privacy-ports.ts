import type { Turn } from '../core/conversation/turn'
import type { Order } from '../core/orders/order'
import type { Audit, DataRequest, RequestKind } from '../core/privacy/request'
import type { Instant } from '../core/shared/time'
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

type Whose = Pick<Thread, 'openid'> & { readonly shopId: string }

/** Everything that a shop holds of one shopper. */
export interface PersonalData {
  /** A digest of who it is: for the audit. */
  nameless(whose: Whose): string
  ordersOf(whose: Whose): Promise<readonly Order[]>
  /** Links that live for so long, ms. */
  linksFor(fileIds: readonly string[], forMs: number): Promise<ReadonlyMap<string, string>>
  /** Removes these turns, and makes the sessions that began in them nobody's. */
  forgetTurns(turns: readonly Turn[]): Promise<void>
  /** Everything but turns: the shopper's row, bell, checks, consents to notices; orders become nobody's. */
  forgetRest(whose: Whose): Promise<void>
}
