import { opensSession } from '../conversation/decide'
import type { Service } from '../conversation/state'
import type { ConversationPolicy } from '../shop/shop'
import type { Instant } from '../shared/time'
import { isOpenRequest, type OrderRequest } from './requests/request'

/** Where an order whose time is over may still be needed. */
export interface InUse {
  /** Its owner's conversation; null when it has no owner, or she never spoke. */
  readonly service: Service | null
  readonly requests: readonly OrderRequest[]
  readonly policy: ConversationPolicy
  readonly now: Instant
}

/** While its owner talks with the shop, or a request about it is open, an order stays beyond its time. */
export const mayForget = ({ service, requests, policy, now }: InUse): boolean =>
  !requests.some(isOpenRequest) && (service === null || opensSession(service, { now, policy }))
