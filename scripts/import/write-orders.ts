import * as z from 'zod/mini'
import { Parcel, type Order } from '../../core/orders/order'
import { putAll } from '../../local/put-all'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { inPool } from '../lib/pool'

type Database = Cloudbase['db']

export interface Written {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** What an import must know of an order that is there already. */
const Stored = z.object({ _id: z.string(), digest: z.optional(z.string()), parcels: z.array(Parcel) })
type Stored = z.infer<typeof Stored>
const Page = z.object({ data: z.array(Stored) })

const BATCH = 200
/** Batches that are under way at once, and changes within one: kind to a small machine and to the cloud's limits. */
const WIDTH = 4

/** Stores the orders that are new or have changed, and leaves the others alone. */
export const writeOrders = async (
  db: Database,
  orders: readonly Order[],
  onProgress: (done: number) => void,
): Promise<Written> => {
  const batches: (readonly Order[])[] = []
  for (let from = 0; from < orders.length; from += BATCH) batches.push(orders.slice(from, from + BATCH))

  let done = 0
  const written = await inPool(WIDTH, batches, async (batch) => {
    const counts = await writeBatch(db, batch)
    done += batch.length
    onProgress(done)
    return counts
  })
  const total = (key: keyof Written): number => written.reduce((sum, counts) => sum + counts[key], 0)
  return { added: total('added'), changed: total('changed'), unchanged: total('unchanged') }
}

const writeBatch = async (db: Database, batch: readonly Order[]): Promise<Written> => {
  const stored = await findStored(db, batch)
  const fresh = batch.filter(({ _id }) => !stored.has(_id))
  const known = batch.flatMap((order) => {
    const before = stored.get(order._id)
    return before ? [{ order, before }] : []
  })
  const changed = known.filter(({ order, before }) => order.digest !== before.digest)
  await putAll(db, 'orders', fresh)
  await inPool(WIDTH, changed, (change) => update(db, change))
  return { added: fresh.length, changed: changed.length, unchanged: known.length - changed.length }
}

const findStored = async (db: Database, batch: readonly Order[]): Promise<Map<string, Stored>> => {
  const answer: unknown = await db
    .collection('orders')
    .where({ _id: db.command.in(batch.map(({ _id }) => _id)) })
    .field({ _id: true, digest: true, parcels: true })
    .limit(BATCH)
    .get()
  return new Map(Page.parse(answer).data.map((order) => [order._id, order]))
}

interface Change {
  readonly order: Order
  readonly before: Stored
}

/**
 * Changes only what the file speaks of: an owner whom it does not name stays the owner, even one who claims the
 * order at this very moment, and so do promises and tracks that came from elsewhere.
 */
const update = async (db: Database, { order, before }: Change): Promise<void> => {
  const { _id, shopId: _shop, openid, parcels, recipient, ...fields } = order
  await db
    .collection('orders')
    .doc(_id)
    .update({
      ...fields,
      parcels: parcels.map((parcel) => withTrack(parcel, before.parcels)),
      ...(openid !== null && { openid }),
      // Without `set` an address that lost a line would keep it.
      ...(recipient && { recipient: db.command.set(recipient) }),
    })
}

/** Exports have no tracks: a parcel that is the same keeps the one it has. */
const withTrack = (parcel: Parcel, before: readonly Parcel[]): Parcel => {
  const known = before.find(({ trackingNo }) => trackingNo === parcel.trackingNo)
  return known ? { ...known, ...parcel, track: known.track } : parcel
}
