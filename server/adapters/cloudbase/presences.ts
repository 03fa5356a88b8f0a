import { Presence } from '../../../core/desk/presence'
import type { Presences } from '../../desk-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

export const cloudbasePresences = (cloudbase: Cloudbase): Presences => {
  const presences = new Collection(cloudbase, 'presence', Presence)
  const nobody = { desk: [], shopperSeq: 0, shopperTypingAt: 0 }
  return {
    find: (conversationId) => presences.get(conversationId),
    setDesk: async (of, desk) => {
      if ((await presences.patch({ _id: of._id }, { desk })) > 0) return
      await presences.insert({ ...nobody, ...of, desk: [...desk] })
    },
    setShopper: async (of, fields) => {
      const behind = { _id: of._id, shopperSeq: cloudbase.command.lte(fields.shopperSeq) }
      if ((await presences.patch(behind, fields)) > 0) return
      if ((await presences.insert({ ...nobody, ...of, ...fields })) === 'inserted') return
      await presences.patch(behind, fields) // her other phone is further, or the desk came in between
    },
  }
}
