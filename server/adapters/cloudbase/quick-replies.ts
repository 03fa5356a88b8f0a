import { SHELF_MAX } from '../../../core/quick-replies/limits'
import {
  ANY_GROUP,
  groupShelf,
  personShelf,
  QuickReply,
  ReplyUse,
  SHOP_SHELF,
  type Shelf,
} from '../../../core/quick-replies/quick-reply'
import { Agent, agentIdOf } from '../../../core/routing/agent'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { QuickReplies } from '../../reply-ports'
import type { Cloudbase, CloudbaseDatabase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

/** All names of groups lie between these. */
const BEFORE_GROUPS = 'group:'
const BEHIND_GROUPS = 'group;'
/** What one read answers. */
const READ_MAX = 1_000

/** The replies of a shelf, in their order. */
export const shelfReader = (cloudbase: CloudbaseDatabase) => {
  const replies = new Collection(cloudbase, 'quickReplies', QuickReply)
  const { command } = cloudbase

  const isOn = (shelf: Shelf) => {
    if (shelf === ANY_GROUP) return command.gte(BEFORE_GROUPS).and(command.lt(BEHIND_GROUPS))
    // null: written before there were shelves
    return shelf === SHOP_SHELF ? command.in([SHOP_SHELF, null]) : shelf
  }

  return (shopId: string, shelf: Shelf): Promise<readonly QuickReply[]> => {
    const limit = shelf === ANY_GROUP ? READ_MAX : SHELF_MAX
    return replies.find({ shopId, shelf: isOn(shelf) }, { order: [['position', 'asc']], limit })
  }
}

export const byPosition = (one: QuickReply, other: QuickReply): number => one.position - other.position

/** The shelves that an agent's replies stand on, remembered for a minute. */
const shelvesReader = (cloudbase: Cloudbase, now: () => Instant) => {
  const agents = new Collection(cloudbase, 'agents', Agent)
  const shelves = createMemory<readonly Shelf[]>({ atMost: 500, forMs: MINUTE, now })

  return async (shopId: string, userid: string): Promise<readonly Shelf[]> => {
    const key = agentIdOf(shopId, userid)
    const remembered = shelves.get(key)
    if (remembered) return remembered
    const groups = (await agents.get(key))?.groups?.map(groupShelf) ?? [ANY_GROUP]
    const of = [SHOP_SHELF, ...groups, personShelf(userid)]
    shelves.set(key, of)
    return of
  }
}

export const cloudbaseQuickReplies = (cloudbase: Cloudbase, now: () => Instant): QuickReplies => {
  const readShelf = shelfReader(cloudbase)
  const shelvesOf = shelvesReader(cloudbase, now)
  const uses = new Collection(cloudbase, 'replyUses', ReplyUse)
  const known = createMemory<readonly QuickReply[]>({ atMost: 500, forMs: MINUTE, now })

  const onShelf = async (shopId: string, shelf: Shelf): Promise<readonly QuickReply[]> => {
    const key = `${shopId}:${shelf}`
    const remembered = known.get(key)
    if (remembered) return remembered
    const found = await readShelf(shopId, shelf)
    known.set(key, found)
    return found
  }

  return {
    ofAgent: async (shopId, userid) => {
      const on = (await shelvesOf(shopId, userid)).map((shelf) => onShelf(shopId, shelf))
      return (await Promise.all(on)).flat().sort(byPosition)
    },
    countUse: async (use) => {
      await uses.insert(use)
    },
  }
}
