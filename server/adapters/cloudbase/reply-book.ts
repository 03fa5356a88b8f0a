import { QuickReply, ReplyUse } from '../../../core/quick-replies/quick-reply'
import type { ReplyBook } from '../../ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'

const PAGE = 500

export const cloudbaseReplyBook = (cloudbase: CloudbaseDatabase): ReplyBook => {
  const replies = new Collection(cloudbase, 'quickReplies', QuickReply)
  const uses = new Collection(cloudbase, 'replyUses', ReplyUse)
  const { command } = cloudbase

  return {
    all: async (shopId) => {
      const all: QuickReply[] = []
      for (let after = 0, more = true; more;) {
        const behind = { shopId, position: command.gt(after) }
        const page = await replies.find(behind, { order: [['position', 'asc']], limit: PAGE })
        all.push(...page)
        after = page[page.length - 1]?.position ?? after
        more = page.length === PAGE
      }
      return all
    },
    put: (reply) => replies.put(reply),
    usesOf: ({ _id, shopId }) => uses.count({ shopId, replyId: _id }),
  }
}
