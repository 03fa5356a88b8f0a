import { index, unique, type CollectionSpec } from './spec'

/** Of what was bought: where it is, and what is asked about it. */
export const ordersCollections = {
  orders: {
    indexes: [
      index('shop_owner_newest', ['shopId', 1], ['openid', 1], ['placedAt', -1], ['_id', -1]),
      index(
        'shop_owner_status_newest',
        ['shopId', 1],
        ['openid', 1],
        ['status', 1],
        ['placedAt', -1],
        ['_id', -1],
      ),
      index('shop_claim_phone', ['shopId', 1], ['claimPhone', 1]),
      index('shop_oldest', ['shopId', 1], ['placedAt', 1], ['_id', 1]),
    ],
    clientRead: 'none',
  },
  /** Tries to claim an order, `_id` = shopId:shopper:openid or shopId:order:orderNo. */
  claimTries: { indexes: [index('until', ['until', 1])], clientRead: 'none' },
  /** Wishes about orders, `_id` = shopId:orderNo:seq. */
  orderRequests: {
    indexes: [
      index('shop_order_seq', ['shopId', 1], ['orderNo', 1], ['seq', -1]),
      unique('shop_number', ['shopId', 1], ['number', 1]),
      index('shop_status_asked', ['shopId', 1], ['state.status', 1], ['askedAt', 1]),
      index('shop_shopper_status', ['shopId', 1], ['openid', 1], ['state.status', 1]),
      index('due', ['dueAt', 1]),
    ],
    clientRead: 'none',
  },
  /** What shoppers want an invoice over, `_id` = shopId:orderNo:seq. */
  invoices: {
    indexes: [
      index('shop_order_seq', ['shopId', 1], ['orderNo', 1], ['seq', -1]),
      unique('shop_number', ['shopId', 1], ['number', 1]),
      index('shop_list_at', ['shopId', 1], ['list', 1], ['listAt', 1], ['_id', 1]),
      index('shop_shopper', ['shopId', 1], ['openid', 1]),
      index('look', ['lookAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Parcels that a shop's own system told of before their order, `_id` = shopId:orderNo:trackingNo:digest. */
  waitingParcels: {
    indexes: [index('shop_order', ['shopId', 1], ['orderNo', 1]), index('since', ['waitsSince', 1])],
    clientRead: 'none',
  },
  /** Parcels whose way is followed, `_id` = shopId:carrier:trackingNo. */
  tracks: { indexes: [index('shop', ['shopId', 1]), index('look', ['lookAt', 1])], clientRead: 'none' },
  /** Pushes of shops' own systems that were received: none is received twice. `_id` = key:nonce. */
  nonces: {
    indexes: [index('shop_taken', ['shopId', 1], ['takenAt', 1]), index('until', ['until', 1])],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>
