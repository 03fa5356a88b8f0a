import { caseThreadOf, Check } from '../../../core/admission/check'
import type { CheckBook } from '../../admission-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

/** More than anybody sends before the first verdicts come. */
const MOST_OPEN = 200

export const cloudbaseCheckBook = (cloudbase: Cloudbase): CheckBook => {
  const checks = new Collection(cloudbase, 'checks', Check)
  const { command } = cloudbase
  return {
    open: (check) => checks.insert(check),
    byTrace: async (traceId) =>
      traceId === '' ? null : ((await checks.find({ traceId }, { limit: 1 }))[0] ?? null),
    ofConversation: (conversationId) => checks.find({ conversationId }, { limit: MOST_OPEN }),
    change: async (_id, fields) => {
      await checks.patch({ _id }, fields)
    },
    close: (_id) => checks.remove({ _id }),
    forgetCases: async (caseNos) => {
      if (caseNos.length > 0) await checks.remove({ conversationId: command.in(caseNos.map(caseThreadOf)) })
    },
    due: (now, limit) =>
      checks.find({ dueAt: command.gt(0).and(command.lte(now)) }, { order: [['dueAt', 'asc']], limit }),
  }
}
