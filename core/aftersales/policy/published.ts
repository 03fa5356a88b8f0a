import * as z from 'zod/mini'
import { ShopId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { AfterSalesPolicy } from './policy'

const noted = () => ({
  version: z.int(),
  at: Instant,
  /** Null: what was in force before anything was published here. */
  by: z.nullable(z.object({ agentId: z.string(), name: z.string() })),
  note: z.string(),
})

const published = () => ({
  ...noted(),
  _id: z.string(),
  shopId: ShopId,
  /** The sender's id of the publication: a repeat finds its own. */
  clientId: z.string(),
})

/** Who put a version into force, when, and why. */
export const PolicyNote = z.lazy(() => z.object(noted()))
export type PolicyNote = z.infer<typeof PolicyNote>

/** A version as it is kept, its policy beside it. `_id` = shopId:version: of two at once one is refused. */
export const PublishedNote = z.lazy(() => z.object(published()))
export type PublishedNote = z.infer<typeof PublishedNote>

export const PublishedPolicy = z.lazy(() => z.object({ ...published(), policy: AfterSalesPolicy }))
export type PublishedPolicy = z.infer<typeof PublishedPolicy>

export const policyIdOf = (shopId: string, version: number): string => `${shopId}:${version}`
