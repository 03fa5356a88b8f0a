import { Audit, DataRequest, requestIdOf } from '../../../core/privacy/request'
import type { DataRequests } from '../../privacy-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

export const cloudbaseDataRequests = (cloudbase: Cloudbase): DataRequests => {
  const requests = new Collection(cloudbase, 'dataRequests', DataRequest)
  const audits = new Collection(cloudbase, 'audits', Audit)
  const { command } = cloudbase
  return {
    find: (shopId, openid, kind) => requests.get(requestIdOf(shopId, openid, kind)),
    put: (request, before) => putVersion(requests, request, before),
    due: (now, limit) =>
      requests.find({ dueAt: command.gt(0).and(command.lte(now)) }, { order: [['dueAt', 'asc']], limit }),
    audit: async (entry) => {
      await audits.insert(entry)
    },
  }
}
