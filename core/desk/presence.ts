import * as z from 'zod/mini'
import { TYPING_MS } from '../conversation/typing'
import { ShopId } from '../shared/ids'
import { Instant, SECOND } from '../shared/time'

const Looking = z.object({ userid: z.string(), name: z.string(), at: Instant })
type Looking = z.infer<typeof Looking>

/**
 * Who has a conversation open now, and how far the shopper was shown it. No fact: nothing is decided by it, and what
 * got lost comes again. `_id` = conversationId.
 */
export const Presence = z.object({
  _id: z.string(),
  shopId: ShopId,
  /** At the desk, each once. */
  desk: z.array(Looking),
  /** The newest turn that she was shown while a person served her; 0: none. */
  shopperSeq: z.int(),
  /** When she wrote last, unsent; 0: never. */
  shopperTypingAt: Instant,
})
export type Presence = z.infer<typeof Presence>

/** Whoever has not been heard of for so long has gone. */
const GONE_MS = 30 * SECOND
/** Whoever stays says so again after this long. */
const AGAIN_MS = 15 * SECOND

/** Who at the desk looks at it beside that agent. */
export const othersLooking = (presence: Presence | null, userid: string, now: Instant): readonly Looking[] =>
  (presence?.desk ?? []).filter((one) => one.userid !== userid && now - one.at < GONE_MS)

/** The list with that agent in it; null while he stands there freshly enough. */
export const lookingToo = (
  presence: Presence | null,
  { userid, name }: Omit<Looking, 'at'>,
  now: Instant,
): readonly Looking[] | null => {
  const own = presence?.desk.find((one) => one.userid === userid)
  if (own && now - own.at < AGAIN_MS) return null
  return [...othersLooking(presence, userid, now), { userid, name, at: now }]
}

/** She is writing, as far as one knows: what was said since ends it. */
export const isShopperTyping = (presence: Presence | null, saidAt: Instant, now: Instant): boolean => {
  const at = presence?.shopperTypingAt ?? 0
  return at > saidAt && now - at < TYPING_MS
}
