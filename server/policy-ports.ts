import type { AfterSalesPolicy } from '../core/aftersales/policy/policy'
import type { PublishedNote, PublishedPolicy } from '../core/aftersales/policy/published'

/** The versions of a shop's after-sales policy, read now: `Shops` may be a minute old. */
export interface Policies {
  /** Null: the shop has none of its own. */
  inForce(shopId: string): Promise<AfterSalesPolicy | null>
  find(shopId: string, version: number): Promise<AfterSalesPolicy | null>
  /** Newest first. */
  history(shopId: string, limit: number): Promise<readonly PublishedNote[]>
  /** Keeps one that was in force before any was published; it may be kept already. */
  keep(published: PublishedPolicy): Promise<void>
  /** Into force; false when another of that version stands there. A repeat with the same clientId is no other. */
  publish(published: PublishedPolicy): Promise<boolean>
}
