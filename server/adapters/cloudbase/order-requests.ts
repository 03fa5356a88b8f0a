import { OrderRequest } from '../../../core/orders/requests/request'
import type { OrderRequests } from '../../order-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

const MOST_OF_ORDER = 20

/** Each change says which version it was made from: of two at once, one is decided anew. */
export const cloudbaseOrderRequests = (cloudbase: Cloudbase): OrderRequests => {
  const requests = new Collection(cloudbase, 'orderRequests', OrderRequest)
  const { command } = cloudbase
  const isOpen = command.in(['submitted', 'accepted'])
  return {
    ofOrder: (shopId, orderNo) =>
      requests.find({ shopId, orderNo }, { order: [['seq', 'desc']], limit: MOST_OF_ORDER }),
    byNumber: async (shopId, number) => (await requests.find({ shopId, number }, { limit: 1 }))[0] ?? null,
    open: (shopId, limit) =>
      requests.find({ shopId, 'state.status': isOpen }, { order: [['askedAt', 'asc']], limit }),
    hasOpen: async (shopId, openid) =>
      (await requests.find({ shopId, openid, 'state.status': isOpen }, { limit: 1 })).length > 0,
    insert: (request) => requests.insert(request),
    replace: async ({ _id, state, version, dueAt }) => {
      if ((await requests.patch({ _id, version: version - 1 }, { state, version, dueAt })) > 0) return true
      const stored = await requests.get(_id) // ours, when only the answer was lost
      return stored?.version === version && JSON.stringify(stored.state) === JSON.stringify(state)
    },
    due: (now, limit) => requests.find({ dueAt: command.lte(now) }, { order: [['dueAt', 'asc']], limit }),
    markTold: async ({ _id, version }, dueAt) => {
      await requests.patch({ _id, version }, { told: version, dueAt })
    },
    putOff: async ({ _id, version }, dueAt) => {
      await requests.patch({ _id, version }, { dueAt })
    },
  }
}
