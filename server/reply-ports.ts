import type { QuickReply, ReplyUse, Shelf } from '../core/quick-replies/quick-reply'

export interface QuickReplies {
  /** What an agent may send, in its order. Remembered for a minute: a changed reply is seen after that. */
  ofAgent(shopId: string, userid: string): Promise<readonly QuickReply[]>
  /** The same sending again counts nothing. */
  countUse(use: ReplyUse): Promise<void>
}

/** All quick replies of a shop, for whoever looks after them. */
export interface ReplyBook {
  /** What stands on these shelves now, in order. */
  onShelves(shopId: string, shelves: readonly Shelf[]): Promise<readonly QuickReply[]>
  /** In their order. */
  all(shopId: string): Promise<readonly QuickReply[]>
  add(reply: QuickReply): Promise<'inserted' | 'taken'>
  /** Writes it over the version that it carries; false when that is not the newest any more. */
  change(reply: QuickReply): Promise<boolean>
  /** Gives it another number. */
  place(reply: Pick<QuickReply, '_id' | 'position'>): Promise<void>
  /** Only the version that it carries. */
  remove(reply: Pick<QuickReply, '_id' | 'version'>): Promise<void>
  /** How often a reply was sent within `USES_COUNT_MS`. */
  usesOf(reply: Pick<QuickReply, '_id' | 'shopId'>): Promise<number>
  /** Forgets sendings that count no more, the oldest first, at most `limit`; answers how many. */
  sweepUses(limit: number): Promise<number>
}
