import { index, unique, type CollectionSpec } from './spec'

/** Of what went wrong with an order. */
export const afterSalesCollections = {
  /** Versions of what a shop grants after the sale, `_id` = shopId:version. */
  policies: { indexes: [index('shop_newest', ['shopId', 1], ['version', -1])], clientRead: 'none' },
  /** The only commits of after-sales: what happened to one of an order's cases, `_id` = shopId:orderNo:seq. */
  caseSteps: {
    indexes: [
      unique('shop_order_seq', ['shopId', 1], ['orderNo', 1], ['seq', -1]),
      unique('shop_order_client', ['shopId', 1], ['orderNo', 1], ['clientId', 1]),
      unique('case_nth', ['caseNo', 1], ['nth', 1]),
      index('pending', ['pendingAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Projection of their steps: one document a case, `_id` = caseNo. */
  cases: {
    indexes: [
      index('shop_owner_newest', ['shopId', 1], ['openid', 1], ['openedAt', -1], ['_id', -1]),
      index('shop_order_newest', ['shopId', 1], ['orderNo', 1], ['openedAt', -1]),
      index('shop_list_due', ['shopId', 1], ['list', 1], ['listAt', 1], ['_id', 1]),
      index('shop_newest', ['shopId', 1], ['openedAt', -1], ['_id', -1]),
      index('shop_asked', ['shopId', 1], ['askedAt', 1], ['_id', 1]),
      index('look', ['lookAt', 1]),
    ],
    clientRead: 'none',
  },
  /** What was granted ahead of the goods on a day, and what of it is lost, `_id` = shopId:date. */
  caseDays: { indexes: [index('shop_date', ['shopId', 1], ['date', 1])], clientRead: 'none' },
  /** What shoppers filled in and did not send yet, `_id` = shopId:openid:orderNo. */
  caseDrafts: { indexes: [index('saved', ['savedAt', 1])], clientRead: 'none' },
  /** Cards of cases in agents' chats, while they can be changed, `_id` = caseNo:nth. */
  caseCards: {
    indexes: [
      index('shop_case_open', ['shopId', 1], ['caseNo', 1], ['isOpen', 1], ['sentAt', 1]),
      index('sent', ['sentAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Returns that an insurer fetches at the door, `_id` = caseNo. */
  pickups: { indexes: [index('due', ['dueAt', 1])], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
