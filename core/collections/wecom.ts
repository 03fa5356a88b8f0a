import { index, type CollectionSpec } from './spec'

/** Of agents' chats in WeCom. */
export const wecomCollections = {
  /** Callbacks from WeCom, stored before they are worked on. */
  inbox: {
    indexes: [
      index('pending', ['pendingAt', 1], ['receivedAt', 1]),
      index('shop_agent_pending', ['shopId', 1], ['userid', 1], ['pendingAt', 1]),
    ],
    clientRead: 'none',
  },
  /** What the `app` lane remembers for an agent, `_id` = shopId:userid. */
  lanes: { indexes: [], clientRead: 'none' },
  /** What an agent is told together of notes that name him, `_id` = shopId:userid. */
  mentions: { indexes: [index('send', ['sendAt', 1])], clientRead: 'none' },
  /** How full the bucket of messages pushed to an agent is, `_id` = shopId:userid. */
  pushes: { indexes: [], clientRead: 'none' },
  /** Access tokens of WeCom apps, `_id` = corp:agent. */
  tokens: { indexes: [], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
