import * as z from 'zod/mini'
import type { Instant } from '../../core/shared/time'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { putAll } from '../put-all'
import { createDemo } from './demo'

const Found = z.object({ data: z.array(z.object({ _id: z.string() })) })

/**
 * Stores the demo shops through the SDK, those that are not there yet. A shop itself comes after everything of
 * it: a load that was killed half-way is done again.
 *
 * @returns whether anything was stored.
 */
export const loadDemo = async (db: Cloudbase['db'], now: Instant): Promise<boolean> => {
  const { shops, ...rest } = createDemo(now)
  const answer: unknown = await db
    .collection('shops')
    .where({ _id: db.command.in(shops.map(({ _id }) => _id)) })
    .get()
  const present = new Set(Found.parse(answer).data.map(({ _id }) => _id))
  const missing = shops.filter(({ _id }) => !present.has(_id))
  const isMissing = (shopId: string) => missing.some(({ _id }) => _id === shopId)

  // Of an interrupted load: its orders bear the numbers of another moment.
  for (const { _id: shopId } of missing) await db.collection('orders').where({ shopId }).remove()
  for (const [name, documents] of Object.entries(rest)) {
    await putAll(
      db,
      name,
      documents.filter(({ shopId }) => isMissing(shopId)),
    )
  }
  await putAll(db, 'shops', missing)
  return missing.length > 0
}
