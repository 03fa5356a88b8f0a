import { index, type CollectionSpec } from './spec'

/** Of shoppers' files and data. */
export const privacyCollections = {
  /** Uploads that were begun, `_id` = upload id. */
  uploads: {
    indexes: [index('until', ['until', 1]), index('shop_shopper', ['shopId', 1], ['openid', 1])],
    clientRead: 'none',
  },
  /** Shoppers' newest requests about their data, `_id` = shopId:openid:kind. */
  dataRequests: { indexes: [index('due', ['dueAt', 1])], clientRead: 'none' },
  /**
   * What was done with whose data, `_id` = shopId:subject:kind:version, and who read what is not his
   * (core/desk/look.ts): stays when they are gone.
   */
  audits: { indexes: [index('shop_at', ['shopId', 1], ['at', 1])], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
