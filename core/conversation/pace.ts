import type { ConversationPolicy } from '../shop/shop'
import { MINUTE, type Instant } from '../shared/time'
import type { ConversationState } from './state'

type Pace = ConversationState['pace']
type Limit = Pick<ConversationPolicy, 'messagesPerMinute' | 'burst'>

/** One more every so often, ms: whoever was too fast goes on after that. */
export const paceMs = ({ messagesPerMinute }: Pick<Limit, 'messagesPerMinute'>): number =>
  MINUTE / messagesPerMinute

/** One more thing was done. */
export const paced = ({ fullAt = 0 }: Pace, at: Instant, everyMs: number): Pace => ({
  fullAt: Math.ceil(Math.max(fullAt, at) + everyMs),
})

/**
 * How long a shopper who floods waits before the next message is taken, ms; 0: it may come at once. A burst may come
 * at once (nine photos and their words), then one every `paceMs`.
 */
export const nextInMs = ({ fullAt = 0 }: Pace, now: Instant, limit: Limit): number => {
  const rounded = limit.burst // as many milliseconds at most as `paced` has rounded up
  return Math.max(0, Math.ceil(fullAt - now - (limit.burst - 1) * paceMs(limit)) - rounded)
}
