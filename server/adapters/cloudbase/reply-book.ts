import { QuickReply, ReplyUse, USES_COUNT_MS } from '../../../core/quick-replies/quick-reply'
import type { Instant } from '../../../core/shared/time'
import type { ReplyBook } from '../../reply-ports'
import type { CloudbaseDatabase } from './app'
import { Collection, newMark } from './collection'
import { byPosition, shelfReader } from './quick-replies'

const PAGE = 500

const reading = (cloudbase: CloudbaseDatabase): Pick<ReplyBook, 'onShelves' | 'all'> => {
  const replies = new Collection(cloudbase, 'quickReplies', QuickReply)
  const readShelf = shelfReader(cloudbase)
  const { command } = cloudbase
  return {
    onShelves: async (shopId, shelves) =>
      (await Promise.all(shelves.map((shelf) => readShelf(shopId, shelf)))).flat().sort(byPosition),
    all: async (shopId) => {
      const all: QuickReply[] = []
      for (let last = '', more = true; more;) {
        const behind = { shopId, _id: command.gt(last) }
        const page = await replies.find(behind, { order: [['_id', 'asc']], limit: PAGE })
        all.push(...page)
        last = page[page.length - 1]?._id ?? last
        more = page.length === PAGE
      }
      return all.sort(byPosition)
    },
  }
}

const writing = (cloudbase: CloudbaseDatabase): Pick<ReplyBook, 'add' | 'change' | 'place' | 'remove'> => {
  const replies = new Collection(cloudbase, 'quickReplies', QuickReply)
  const { command } = cloudbase

  /** The reply as it was read; null: written before there were versions. */
  const asRead = ({ _id, version }: Pick<QuickReply, '_id' | 'version'>) => ({
    _id,
    version: version === 0 ? command.in([0, null]) : version,
  })

  return {
    add: (reply) => replies.insert(reply),
    change: async (reply) => {
      const { _id, image, version, ...words } = reply
      const mark = newMark()
      const fields = { ...words, image: image ?? command.remove(), version: version + 1, mark }
      // by its mark a change whose answer was lost is known again
      return (await replies.patch(asRead(reply), fields)) > 0 || (await replies.count({ _id, mark })) > 0
    },
    place: async ({ _id, position }) => {
      await replies.patch({ _id }, { position })
    },
    remove: (reply) => replies.remove(asRead(reply)),
  }
}

const counting = (
  cloudbase: CloudbaseDatabase,
  now: () => Instant,
): Pick<ReplyBook, 'usesOf' | 'sweepUses'> => {
  const uses = new Collection(cloudbase, 'replyUses', ReplyUse)
  const { command } = cloudbase
  return {
    usesOf: ({ _id, shopId }) => uses.count({ shopId, replyId: _id, at: command.gt(now() - USES_COUNT_MS) }),
    sweepUses: async (limit) => {
      const over = { at: command.lte(now() - USES_COUNT_MS) }
      const old = await uses.find(over, { order: [['at', 'asc']], limit })
      if (old.length > 0) await uses.remove({ _id: command.in(old.map(({ _id }) => _id)) })
      return old.length
    },
  }
}

export const cloudbaseReplyBook = (cloudbase: CloudbaseDatabase, now: () => Instant): ReplyBook => ({
  ...reading(cloudbase),
  ...writing(cloudbase),
  ...counting(cloudbase, now),
})
