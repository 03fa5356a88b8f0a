import { Check } from '../../../core/admission/check'
import type { CheckBook } from '../../admission-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

export const cloudbaseCheckBook = (cloudbase: Cloudbase): CheckBook => {
  const checks = new Collection(cloudbase, 'checks', Check)
  const { command } = cloudbase
  return {
    open: (check) => checks.insert(check),
    byTrace: async (traceId) =>
      traceId === '' ? null : ((await checks.find({ traceId }, { limit: 1 }))[0] ?? null),
    change: async (_id, fields) => {
      await checks.patch({ _id }, fields)
    },
    close: (_id) => checks.remove({ _id }),
    due: (now, limit) => checks.find({ dueAt: command.lte(now) }, { order: [['dueAt', 'asc']], limit }),
  }
}
