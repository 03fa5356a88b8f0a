import { hotOf } from '../../core/knowledge/live'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

export interface HotQuestion {
  readonly title: string
  /** Of its entry, where the shop has knowledge. */
  readonly key?: string
}

/** What shoppers are offered to ask first (R7, R163): of the shop's knowledge, else its quick questions. */
export const hotQuestions = async (
  { knowledge }: Pick<Ports, 'knowledge'>,
  shop: Shop,
  now: Instant,
): Promise<HotQuestion[]> => {
  const live = await knowledge.live(shop._id)
  return live
    ? hotOf(live, { by: 'shopper', now }).map(({ entry: { title, key } }) => ({ title, key }))
    : shop.quickQuestions.map(({ question }) => ({ title: question }))
}
