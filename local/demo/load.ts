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
 * @param onProgress told after each collection how many documents are stored, of how many.
 * @returns whether anything was stored.
 */
export const loadDemo = async (
  db: Cloudbase['db'],
  now: Instant,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<boolean> => {
  const { shops, ...rest } = createDemo(now)
  const answer: unknown = await db
    .collection('shops')
    .where({ _id: db.command.in(shops.map(({ _id }) => _id)) })
    .get()
  const present = new Set(Found.parse(answer).data.map(({ _id }) => _id))
  const missing = shops.filter(({ _id }) => !present.has(_id))
  const isMissing = (shopId: string) => missing.some(({ _id }) => _id === shopId)
  const stored = [
    ...Object.entries(rest).map(
      ([name, documents]) => [name, documents.filter(({ shopId }) => isMissing(shopId))] as const,
    ),
    ['shops', missing] as const,
  ]
  const total = stored.reduce((sum, [, documents]) => sum + documents.length, 0)

  // Of an interrupted load: its orders bear the numbers of another moment.
  for (const { _id: shopId } of missing) await db.collection('orders').where({ shopId }).remove()
  let done = 0
  for (const [name, documents] of stored) {
    await putAll(db, name, documents)
    done += documents.length
    onProgress(done, total)
  }
  return missing.length > 0
}
