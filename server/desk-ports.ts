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
