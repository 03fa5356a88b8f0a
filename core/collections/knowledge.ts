import { index, type CollectionSpec } from './spec'

/** What a shop knows: what is live, what was, and what is to be. */
export const knowledgeCollections = {
  /** Published versions, `_id` = shopId:version; the newest is live. */
  knowledgeVersions: {
    indexes: [index('shop_newest', ['shopId', 1], ['version', -1])],
    clientRead: 'none',
  },
  /** Their content in parts, `_id` = shopId:contentId:n. */
  knowledgeChunks: {
    indexes: [index('shop_content', ['shopId', 1], ['contentId', 1], ['n', 1])],
    clientRead: 'none',
  },
  /** Changes that are not live yet, `_id` = shopId:key. */
  knowledgeDrafts: { indexes: [index('shop_key', ['shopId', 1], ['key', 1])], clientRead: 'none' },
  /** Questions that it was asked, `_id` = sessionId:n. */
  asks: {
    indexes: [
      index('shop_list', ['shopId', 1], ['list', 1], ['at', -1]),
      index('shop_standing', ['shopId', 1], ['standing', 1], ['at', -1]),
      index('shop_at', ['shopId', 1], ['at', 1]),
      index('shop_openid', ['shopId', 1], ['openid', 1]),
    ],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>
