import { isOpen, nextOpening } from '../../shop/hours'
import type { OpeningSpan, Shop } from '../../shop/shop'
import { MINUTE, type Instant } from '../../shared/time'
import type { RequestKind } from './wanted'

/** The moment at which a service that opens at `from` has been open for `ms`, minute by minute. */
const afterOpenTime = (hours: readonly OpeningSpan[], from: Instant, ms: number): Instant => {
  let left = ms
  let at = from
  while (left > 0) {
    if (!isOpen(hours, at)) {
      const opening = nextOpening(hours, at)
      if (opening === null) return from + ms // a shop without hours promises by the clock on the wall
      at = opening
    }
    const step = Math.min(left, MINUTE - (at % MINUTE))
    at += step
    left -= step
  }
  return at
}

/** For a shop that has not said until when it answers requests, ms. */
const UNSAID_MS = 30 * MINUTE

/** Until when a request is answered: the policy's time, counted while the service is open. */
export const answerByOf = (
  { hours, requestPolicy }: Pick<Shop, 'hours' | 'requestPolicy'>,
  kind: RequestKind,
  now: Instant,
): Instant => afterOpenTime(hours, now, requestPolicy?.[kind].answerMs ?? UNSAID_MS)
