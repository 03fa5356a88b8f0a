import type { ConversationPolicy } from '../shop/shop'
import { MINUTE, type Instant } from '../shared/time'
import type { ConversationState } from './state'

type Pace = ConversationState['pace']
type Limit = Pick<ConversationPolicy, 'messagesPerMinute'>

/** One more every so often, ms: whoever was too fast goes on after that. */
export const paceMs = ({ messagesPerMinute }: Limit): number => MINUTE / messagesPerMinute

/** One more thing was done. */
export const paced = ({ fullAt = 0 }: Pace, at: Instant, everyMs: number): Pace => ({
  fullAt: Math.ceil(Math.max(fullAt, at) + everyMs),
})

/** A shopper who floods: a minute's messages may come at once (nine photos and their words), then one every `paceMs`. */
export const isTooFast = ({ fullAt = 0 }: Pace, now: Instant, limit: Limit): boolean =>
  fullAt - now > MINUTE - paceMs(limit) + limit.messagesPerMinute // as many milliseconds as were rounded up
