import { index, type CollectionSpec } from './spec'

/** Of what WeChat judges and delivers. */
export const wechatCollections = {
  /** What WeChat was asked to judge and has not yet, and of cases what it said, `_id` = conversationId:seq.position. */
  checks: {
    indexes: [
      index('due', ['dueAt', 1]),
      index('trace', ['traceId', 1]),
      index('conversation', ['conversationId', 1]),
    ],
    clientRead: 'none',
  },
  /** Notices that wait to be sent, `_id` = conversationId:seq or the id of what they are about. */
  notices: {
    indexes: [index('due', ['dueAt', 1]), index('conversation', ['conversationId', 1])],
    clientRead: 'none',
  },
  /** How many subscribe messages a shopper agreed to, `_id` = shopId:openid:templateId. */
  noticeConsents: {
    indexes: [index('shop_shopper', ['shopId', 1], ['openid', 1])],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>
