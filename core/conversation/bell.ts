import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'

/**
 * Tells a shopper's page that something is new, so that it pulls at once; `_id` = conversationId. The only
 * document that clients may read, hence nothing of what was said stands in it.
 */
export const Bell = z.object({
  _id: z.string(),
  /** The platform's own name for whose it is: the security rule compares it with who is reading. */
  _openid: z.string(),
  shopId: ShopId,
  /** The newest turn that somebody else made. */
  seq: z.int(),
  at: Instant,
  /** Until then the agent is writing, unless he says so again or speaks. */
  typingUntil: z.optional(Instant),
})
export type Bell = z.infer<typeof Bell>

/**
 * What a reader asks for: the platform puts its openid in place of the word, and refuses every other question,
 * as no subset of the rule `doc._openid == auth.openid`.
 */
export const ownBells = { _openid: '{openid}' } as const

const bellsIn = (documents: readonly unknown[]): readonly Bell[] =>
  documents.flatMap((document) => Bell.safeParse(document).data ?? [])

/** The newest seq that these documents, as a client got them, tell of; 0 when there are none. */
export const rungTo = (documents: readonly unknown[]): number =>
  bellsIn(documents).reduce((newest, { seq }) => Math.max(newest, seq), 0)

/** Until when the agent is writing, as they tell; 0: he is not. */
export const typingUntil = (documents: readonly unknown[]): Instant =>
  bellsIn(documents).reduce((latest, bell) => Math.max(latest, bell.typingUntil ?? 0), 0)
