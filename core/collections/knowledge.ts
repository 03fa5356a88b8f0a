import { index, type CollectionSpec } from './spec'

/** What a shop knows: what is live, what was, and what is to be. */
export const knowledgeCollections = {
  /** Published versions, `_id` = shopId:version; the newest is live. */
  knowledgeVersions: {
    indexes: [index('shop_newest', ['shopId', 1], ['version', -1])],
    clientRead: 'none',
  },
  /** Their content in parts, `_id` = shopId:clientId:n. */
  knowledgeChunks: {
    indexes: [index('shop_content', ['shopId', 1], ['clientId', 1], ['n', 1])],
    clientRead: 'none',
  },
  /** Changes that are not live yet, `_id` = shopId:key. */
  knowledgeDrafts: { indexes: [index('shop_key', ['shopId', 1], ['key', 1])], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
