import { addOpenTime } from '../../calendar/open-time'
import { businessTime } from '../../shop/hours'
import { openingOf } from '../../shop/opening'
import type { Shop } from '../../shop/shop'
import { MINUTE, type Instant } from '../../shared/time'
import type { RequestKind } from './wanted'

/** For a shop that has not said until when it answers requests, ms. */
const UNSAID_MS = 30 * MINUTE

/**
 * Until when a request is answered: the policy's time, counted while the service is open. A shop without hours promises
 * by the clock on the wall.
 */
export const answerByOf = (
  shop: Pick<Shop, 'hours' | 'calendar' | 'requestPolicy'>,
  kind: RequestKind,
  now: Instant,
): Instant => {
  const ms = shop.requestPolicy?.[kind].answerMs ?? UNSAID_MS
  return addOpenTime(businessTime(openingOf(shop)), now, ms) ?? now + ms
}
