import type { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import { policyIdOf, PublishedNote, PublishedPolicy } from '../../../core/aftersales/policy/published'
import { Shop } from '../../../core/shop/shop'
import type { Policies } from '../../policy-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'

/** The documents by which the doors decide: never an older version in place of a newer one. */
const shopsOf = (cloudbase: CloudbaseDatabase) => {
  const shops = new Collection(cloudbase, 'shops', Shop)
  const { command } = cloudbase
  return {
    get: (shopId: string) => shops.get(shopId),
    putInForce: async (_id: string, policy: AfterSalesPolicy): Promise<void> => {
      for (const older of [command.lt(policy.version), command.exists(false)]) {
        if ((await shops.patch({ _id, 'afterSales.version': older }, { afterSales: policy })) > 0) return
      }
    },
  }
}

/**
 * The insertion of a version is the commit; the shop's own document follows. Where it could not, the next reading
 * finds the newer version and puts it there.
 */
export const cloudbasePolicies = (cloudbase: CloudbaseDatabase): Policies => {
  const policies = new Collection(cloudbase, 'policies', PublishedPolicy)
  const notes = new Collection(cloudbase, 'policies', PublishedNote)
  const shops = shopsOf(cloudbase)
  const newest = async (shopId: string): Promise<PublishedPolicy | null> =>
    (await policies.find({ shopId }, { order: [['version', 'desc']], limit: 1 }))[0] ?? null

  return {
    inForce: async (shopId) => {
      const [shop, last] = await Promise.all([shops.get(shopId), newest(shopId)])
      const own = shop?.afterSales ?? null
      if (!last || (own && own.version >= last.version)) return own
      await shops.putInForce(shopId, last.policy)
      return last.policy
    },
    find: async (shopId, version) => (await policies.get(policyIdOf(shopId, version)))?.policy ?? null,
    history: (shopId, limit) => notes.find({ shopId }, { order: [['version', 'desc']], limit }),
    keep: async (published) => {
      await policies.insert(published)
    },
    publish: async (published) => {
      const isTaken = (await policies.insert(published)) === 'taken'
      if (isTaken && (await notes.get(published._id))?.clientId !== published.clientId) return false
      await shops.putInForce(published.shopId, published.policy)
      return true
    },
  }
}
