import { MINUTE, type Instant } from '../../../core/shared/time'
import { Order } from '../../../core/orders/order'
import { Identity, identityIdOf } from '../../../core/web/identity'
import type { Identities } from '../../web-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

export const cloudbaseIdentities = (cloudbase: Cloudbase, now: () => Instant): Identities => {
  const identities = new Collection(cloudbase, 'identities', Identity)
  const orders = new Collection(cloudbase, 'orders', Order)
  const known = createMemory<string>({ atMost: 5_000, forMs: 10 * MINUTE, now })
  return {
    find: (shopId, unionid) => identities.get(identityIdOf(shopId, unionid)),
    insert: (identity) => identities.insert(identity),
    replace: async ({ _id, version, openid, linked }) =>
      (await identities.patch({ _id, version: version - 1 }, { version, openid, linked })) > 0,
    moveOrders: async (shopId, from, to) => {
      await orders.patch({ shopId, openid: from }, { openid: to, revision: cloudbase.command.inc(1) })
    },
    recall: known.get,
    remember: known.set,
  }
}
