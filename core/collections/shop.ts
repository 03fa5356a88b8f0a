import { index, type CollectionSpec } from './spec'

/** Of a shop itself: its people, its numbers and its timers. */
export const shopCollections = {
  /** Registry of shops, `_id` = shopId. */
  shops: { indexes: [], clientRead: 'none' },
  /** `_id` = what a platform vouches for (`appid:…`, `wecom:corp:agent`), value = shopId. */
  shopKeys: { indexes: [], clientRead: 'none' },
  /** Who a shopper is to the shop, `_id` = shopId:openid. */
  shoppers: { indexes: [], clientRead: 'none' },
  /** One person on several channels, `_id` = shopId:unionid. */
  identities: { indexes: [index('shop_shopper', ['shopId', 1], ['openid', 1])], clientRead: 'none' },
  /** What counts once on the web: states of signing in, sessions that were ended. */
  webNonces: { indexes: [index('until', ['until', 1])], clientRead: 'none' },
  /** Agents with their duty and capacity, `_id` = shopId:userid. */
  agents: {
    indexes: [index('shop_duty', ['shopId', 1], ['duty', 1]), index('on_until', ['onUntil', 1])],
    clientRead: 'none',
  },
  /** One document a taken place, `_id` = shopId:userid:n. */
  places: {
    indexes: [index('shop_agent_session', ['shopId', 1], ['agentId', 1], ['sessionId', 1])],
    clientRead: 'none',
  },
  /** When who was on duty, `_id` = shopId:userid:from. */
  shifts: {
    indexes: [index('shop_to', ['shopId', 1], ['to', 1]), index('to', ['to', 1])],
    clientRead: 'none',
  },
  /** What agents remember of shoppers, `_id` = shopId:openid:desk:userid:clientId. */
  shopperNotes: {
    indexes: [index('shop_shopper_newest', ['shopId', 1], ['openid', 1], ['at', -1])],
    clientRead: 'none',
  },
  /** What happened on a day, added up, `_id` = shopId:date. */
  dayNumbers: { indexes: [index('shop_date', ['shopId', 1], ['date', 1])], clientRead: 'none' },
  /** A lease for each timer, so that overlapping runs do not work twice. */
  leases: { indexes: [], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>
