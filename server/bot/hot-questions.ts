import { hotOf } from '../../core/knowledge/live'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** What shoppers are offered to ask first (R7, R163): of the shop's knowledge, else its quick questions. */
export const hotQuestions = async (
  { knowledge }: Pick<Ports, 'knowledge'>,
  shop: Shop,
  now: Instant,
): Promise<string[]> => {
  const live = await knowledge.live(shop._id)
  return live
    ? hotOf(live, { by: 'shopper', now }).map(({ entry }) => entry.title)
    : shop.quickQuestions.map(({ question }) => question)
}
