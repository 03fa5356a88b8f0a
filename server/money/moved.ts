import type { Coupon } from '../../core/coupons/coupon'
import type { Payout } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import type { Ports } from '../ports'

/** A refund, a payout or a coupon that stands otherwise than before. */
export type Moved =
  | { readonly kind: 'refund'; readonly refund: Refund }
  | { readonly kind: 'payout'; readonly payout: Payout }
  | { readonly kind: 'coupon'; readonly coupon: Coupon }

/**
 * Somebody who has to hear where money stands. Called again until it returns, also after a crash: hearing the same
 * version twice must change nothing, and a later one may be heard first. A refund is heard when it succeeded, was
 * closed, was given back by hand or needs a person (`abnormal`); a payout when it waits for the shopper, succeeded,
 * failed or was paid by hand; a coupon when it was granted or has failed; each when the rail contradicts itself (`doubts`). `number` and `version` tell the news
 * apart. @throws when it could not take it in: it is told again
 */
export type OnMoved = (ports: Ports, moved: Moved) => Promise<void>
