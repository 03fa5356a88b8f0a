import * as z from 'zod/mini'
import { err, ok, type Result } from '../../core/shared/result'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { importWords as words } from './words'

export interface Choice {
  /** Without it: the only shop; of several, the first on a local cloud, and none in production. */
  readonly shopId?: string
  readonly db: Cloudbase['db']
  readonly isLocal: boolean
  readonly say: (line: string) => void
}

const Shops = z.object({ data: z.array(z.object({ _id: z.string(), name: z.string() })) })

/** The shop that is meant; says which it is. An error is a sentence for the person at the keyboard. */
export const chooseShop = async ({ db, shopId, isLocal, say }: Choice): Promise<Result<string>> => {
  const answer: unknown = await db.collection('shops').field({ _id: true, name: true }).limit(1000).get()
  const shops = Shops.parse(answer).data.sort((a, b) => (a._id < b._id ? -1 : 1))
  const [first] = shops
  if (!first) return err(words.noShops)

  const listed = (list: typeof shops): string => list.map(({ _id, name }) => `${_id}（${name}）`).join('、')
  if (shopId === undefined && shops.length > 1 && !isLocal) return err(words.whichShop(listed(shops)))
  const chosen = shopId === undefined ? first : shops.find(({ _id }) => _id === shopId)
  if (!chosen) return err(words.unknownShop(shopId ?? '', listed(shops)))
  const others = shopId === undefined ? shops.filter(({ _id }) => _id !== chosen._id) : []
  say(words.intoShop(chosen.name, chosen._id, listed(others)))
  return ok(chosen._id)
}
