import * as z from 'zod/mini'
import { MINUTE, type Instant } from '../../../core/shared/time'
import { Shop, Shopper } from '../../../core/shop/shop'
import type { Shoppers, Shops } from '../../ports'
import type { Cloudbase, CloudbaseDatabase } from './app'
import { Collection, newMark } from './collection'
import { createMemory } from './memory'

const ShopKey = z.object({ _id: z.string(), shopId: z.string() })

export const cloudbaseShops = (cloudbase: CloudbaseDatabase, now: () => Instant): Shops => {
  const shops = new Collection(cloudbase, 'shops', Shop)
  const keys = new Collection(cloudbase, 'shopKeys', ShopKey)
  const known = createMemory<Shop>({ atMost: 500, forMs: MINUTE, now })
  const knownKeys = createMemory<string>({ atMost: 500, forMs: 10 * MINUTE, now })

  const find = async (shopId: string): Promise<Shop | null> => {
    const remembered = known.get(shopId)
    if (remembered) return remembered
    const shop = await shops.get(shopId)
    if (shop) known.set(shopId, shop)
    return shop
  }

  return {
    find,
    all: () => shops.find({}, { order: [['_id', 'asc']], limit: 1_000 }),
    byKey: async (key) => {
      const shopId = knownKeys.get(key) ?? (await keys.get(key))?.shopId
      if (shopId === undefined) return null
      knownKeys.set(key, shopId)
      return find(shopId)
    },
  }
}

export const cloudbaseShoppers = (cloudbase: Cloudbase): Shoppers => {
  const shoppers = new Collection(cloudbase, 'shoppers', Shopper)
  const { command } = cloudbase

  const replaceTags = async (_id: string, tags: readonly string[], version: number): Promise<boolean> => {
    const tagsMark = newMark() // a repeat, after an answer that was lost, finds its own
    const seen = version === 0 ? command.exists(false) : version
    const fields = { tags, tagsVersion: version + 1, tagsMark }
    if ((await shoppers.patch({ _id, tagsVersion: seen }, fields)) > 0) return true
    return (await shoppers.count({ _id, tagsMark })) > 0
  }

  return {
    find: (shopId, openid) => shoppers.get(`${shopId}:${openid}`),
    setTags: async ({ shopId, openid }, tags, version) => {
      const _id = `${shopId}:${openid}`
      const next = version + 1
      if (await replaceTags(_id, tags, version)) return next
      if (version > 0) return null
      const unknown = { name: '', gender: 'unknown' as const, tags: [...tags], tagsVersion: next }
      return (await shoppers.insert({ _id, shopId, openid, ...unknown })) === 'inserted' ? next : null
    },
  }
}
