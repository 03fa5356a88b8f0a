import * as z from 'zod/mini'
import type { Staff } from '../../core/quick-replies/read-rows'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'

const Groups = z.object({ groups: z.array(z.object({ id: z.string(), name: z.string() })) })
const Shops = z.object({ data: z.array(z.object({ routing: z.optional(Groups) })) })
const Agents = z.object({ data: z.array(z.object({ userid: z.string() })) })

/** The groups and agents of a shop. */
export const staffOf = async (db: Cloudbase['db'], shopId: string): Promise<Staff> => {
  const [shop] = Shops.parse(await db.collection('shops').where({ _id: shopId }).get()).data
  const found: unknown = await db.collection('agents').where({ shopId }).limit(1_000).get()
  const userids = Agents.parse(found).data.map(({ userid }) => userid)
  return { groups: shop?.routing?.groups ?? [], userids }
}
