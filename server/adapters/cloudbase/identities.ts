import { MINUTE, type Instant } from '../../../core/shared/time'
import { ShopperNote } from '../../../core/desk/shopper-note'
import { Shopper } from '../../../core/shop/shop'
import { Order } from '../../../core/orders/order'
import { Identity, identityIdOf } from '../../../core/web/identity'
import type { Identities } from '../../web-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

export const cloudbaseIdentities = (cloudbase: Cloudbase, now: () => Instant): Identities => {
  const identities = new Collection(cloudbase, 'identities', Identity)
  const orders = new Collection(cloudbase, 'orders', Order)
  const shoppers = new Collection(cloudbase, 'shoppers', Shopper)
  const notes = new Collection(cloudbase, 'shopperNotes', ShopperNote)
  const known = createMemory<string>({ atMost: 5_000, forMs: 10 * MINUTE, now })
  return {
    find: (shopId, unionid) => identities.get(identityIdOf(shopId, unionid)),
    insert: (identity) => identities.insert(identity),
    replace: async ({ _id, version, openid, linked }) =>
      (await identities.patch({ _id, version: version - 1 }, { version, openid, linked })) > 0,
    handOver: async (shopId, from, to) => {
      const called = await shoppers.get(`${shopId}:${from}`)
      if (called) await shoppers.put({ ...called, _id: `${shopId}:${to}`, openid: to })
      await notes.patch({ shopId, openid: from }, { openid: to })
      await orders.patch({ shopId, openid: from }, { openid: to, revision: cloudbase.command.inc(1) })
    },
    recall: known.get,
    remember: known.set,
  }
}
