import { SHELF_MAX } from '../../../core/quick-replies/limits'
import {
  groupShelf,
  personShelf,
  QuickReply,
  ReplyUse,
  SHOP_SHELF,
  type Shelf,
} from '../../../core/quick-replies/quick-reply'
import { Agent, agentIdOf } from '../../../core/routing/agent'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { QuickReplies } from '../../ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

/** Every group's: all names that begin so lie between these. */
const ANY_GROUP = 'group:'
const BEHIND_GROUPS = 'group;'
/** What one read answers. */
const READ_MAX = 1_000

/** The replies of a shelf, in their order. */
const openShelves = (cloudbase: Cloudbase, now: () => Instant) => {
  const replies = new Collection(cloudbase, 'quickReplies', QuickReply)
  const known = createMemory<readonly QuickReply[]>({ atMost: 500, forMs: MINUTE, now })
  const { command } = cloudbase

  const isOn = (shelf: Shelf) => {
    if (shelf === ANY_GROUP) return command.gte(ANY_GROUP).and(command.lt(BEHIND_GROUPS))
    // null: written before there were shelves
    return shelf === SHOP_SHELF ? command.in([SHOP_SHELF, null]) : shelf
  }

  return async (shopId: string, shelf: Shelf): Promise<readonly QuickReply[]> => {
    const key = `${shopId}:${shelf}`
    const remembered = known.get(key)
    if (remembered) return remembered
    const limit = shelf === ANY_GROUP ? READ_MAX : SHELF_MAX
    const found = await replies.find({ shopId, shelf: isOn(shelf) }, { order: [['position', 'asc']], limit })
    known.set(key, found)
    return found
  }
}

export const cloudbaseQuickReplies = (cloudbase: Cloudbase, now: () => Instant): QuickReplies => {
  const onShelf = openShelves(cloudbase, now)
  const agents = new Collection(cloudbase, 'agents', Agent)
  const uses = new Collection(cloudbase, 'replyUses', ReplyUse)
  const shelves = createMemory<readonly Shelf[]>({ atMost: 500, forMs: MINUTE, now })

  const shelvesOf = async (shopId: string, userid: string): Promise<readonly Shelf[]> => {
    const key = agentIdOf(shopId, userid)
    const remembered = shelves.get(key)
    if (remembered) return remembered
    const groups = (await agents.get(key))?.groups?.map(groupShelf) ?? [ANY_GROUP]
    const of = [SHOP_SHELF, ...groups, personShelf(userid)]
    shelves.set(key, of)
    return of
  }

  return {
    ofAgent: async (shopId, userid) => {
      const on = (await shelvesOf(shopId, userid)).map((shelf) => onShelf(shopId, shelf))
      return (await Promise.all(on)).flat().sort((one, other) => one.position - other.position)
    },
    countUse: async (use) => {
      await uses.insert(use)
    },
  }
}
