import { MentionBox } from '../../../core/lane/mention-box'
import { agentIdOf } from '../../../core/routing/agent'
import type { MentionBoxes } from '../../lane-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

export const cloudbaseMentions = (cloudbase: Cloudbase): MentionBoxes => {
  const boxes = new Collection(cloudbase, 'mentions', MentionBox)
  const { command } = cloudbase
  return {
    find: (shopId, userid) => boxes.get(agentIdOf(shopId, userid)),
    save: async ({ _id, version, ...fields }) => {
      const next = version + 1
      if (version === 0) return (await boxes.insert({ _id, ...fields, version: next })) === 'inserted'
      return (await boxes.patch({ _id, version }, { ...fields, version: next })) > 0
    },
    due: (now, limit) => boxes.find({ sendAt: command.lte(now) }, { order: [['sendAt', 'asc']], limit }),
  }
}
