import { index, unique, type CollectionSpec } from './spec'

/** Of what is said, what was said, and what is said again and again. */
export const conversationCollections = {
  /** The only commits: what happened in a conversation, `_id` = conversationId:seq. */
  turns: {
    indexes: [
      unique('conversation_seq', ['conversationId', 1], ['seq', -1]),
      unique('conversation_client', ['conversationId', 1], ['clientId', 1]),
      index('conversation_pending', ['conversationId', 1], ['pendingAt', 1]),
      index('pending', ['pendingAt', 1]),
      index('shop_at', ['shopId', 1], ['at', 1]),
    ],
    clientRead: 'none',
  },
  /** Projection of turns: one document a session. */
  sessions: {
    indexes: [
      index('shop_status_queued', ['shopId', 1], ['status', 1], ['queuedAt', 1], ['_id', 1]),
      index('shop_agent_status', ['shopId', 1], ['agentId', 1], ['status', 1], ['openedAt', 1]),
      index('shop_shopper_newest', ['shopId', 1], ['openid', 1], ['openedAt', -1]),
      index('reopen', ['status', 1], ['opensAt', 1]),
      index('look', ['lookAt', 1]),
      index('shop_owes', ['shopId', 1], ['owesAt', 1]),
      index('shop_level', ['shopId', 1], ['level', 1], ['openedAt', 1]),
      index('shop_escalated', ['shopId', 1], ['escalatedAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Sessions after which she is asked whether all is well, `_id` = sessionId. */
  followUps: {
    indexes: [
      index('shop_status_at', ['shopId', 1], ['state.status', 1], ['listAt', 1], ['_id', 1]),
      index(
        'shop_agent_status_at',
        ['shopId', 1],
        ['agentId', 1],
        ['state.status', 1],
        ['listAt', 1],
        ['_id', 1],
      ),
      index('shop_shopper', ['shopId', 1], ['openid', 1]),
      index('look', ['lookAt', 1]),
    ],
    clientRead: 'none',
  },
  /**
   * What a shopper's page watches: one document a conversation, `_id` = conversationId. Clients may ask for their
   * own only, so the index begins with `_openid`.
   */
  bells: { indexes: [index('own', ['_openid', 1])], clientRead: 'own' },
  /** Who has a conversation open now, `_id` = conversationId: read whole, by it alone. */
  presence: { indexes: [], clientRead: 'none' },
  /** Counters that hand out the session numbers of a day, `_id` = shopId:yymmdd. */
  counters: { indexes: [], clientRead: 'none' },
  quickReplies: {
    indexes: [
      index('shop_id', ['shopId', 1], ['_id', 1]),
      index('shop_shelf_position', ['shopId', 1], ['shelf', 1], ['position', 1]),
    ],
    clientRead: 'none',
  },
  /** Each sending of a quick reply, `_id` = what the agent typed. */
  replyUses: {
    indexes: [index('shop_reply_at', ['shopId', 1], ['replyId', 1], ['at', 1]), index('at', ['at', 1])],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>
