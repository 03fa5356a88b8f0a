import type { Presence } from '../core/desk/presence'
import type { ShopperNote } from '../core/desk/shopper-note'

/** What agents remember of shoppers. */
export interface ShopperNotes {
  find(id: string): Promise<ShopperNote | null>
  /** The note that stands: a repeat answers the first one. */
  add(note: ShopperNote): Promise<ShopperNote>
  drop(id: string): Promise<void>
  /** Newest first. */
  newestOf(shopId: string, openid: string, limit: number): Promise<readonly ShopperNote[]>
}

/** Who looks at conversations now. What gets lost comes again within seconds. */
export interface Presences {
  find(conversationId: string): Promise<Presence | null>
  setDesk(of: Pick<Presence, '_id' | 'shopId'>, desk: Presence['desk']): Promise<void>
  /** Never back: a phone that was shown less changes nothing. */
  setShopper(
    of: Pick<Presence, '_id' | 'shopId'>,
    fields: Pick<Presence, 'shopperSeq'> & Partial<Pick<Presence, 'shopperTypingAt'>>,
  ): Promise<void>
}
