import { index, unique, type CollectionSpec } from './spec'

/** By its number, when it is tried again, and since when somebody has yet to hear of it. */
const onTheWay = [
  unique('number', ['number', 1]),
  index('due', ['dueAt', 1]),
  index('untold', ['untoldAt', 1]),
]

/** Of money on its way to shoppers, and of the fund behind it. */
export const moneyCollections = {
  /** Refunds of orders, `_id` = shopId:orderNo:seq. */
  refunds: {
    indexes: [index('shop_order_seq', ['shopId', 1], ['orderNo', 1], ['seq', 1]), ...onTheWay],
    clientRead: 'none',
  },
  /** Money to shoppers that is no refund, `_id` = shopId:number. */
  payouts: {
    indexes: [index('shop_case', ['shopId', 1], ['caseNo', 1]), ...onTheWay],
    clientRead: 'none',
  },
  /** Coupons for cases that are over, `_id` = shopId:number. */
  coupons: {
    indexes: [index('shop_case', ['shopId', 1], ['caseNo', 1]), ...onTheWay],
    clientRead: 'none',
  },
  /** 退货包运费 and 运费险: one order, one policy, one claim. `_id` = shopId:orderNo. */
  insurances: {
    indexes: [
      index('due', ['dueAt', 1]),
      index('reference', ['policy.reference', 1]),
      index('shop_case', ['shopId', 1], ['claim.caseNo', 1]),
      index('shop_shopper', ['shopId', 1], ['openid', 1]),
    ],
    clientRead: 'none',
  },
  /** The ledger of the money set aside for 退货包运费, `_id` = shopId:seq; one cause, one line. */
  fundEntries: {
    indexes: [
      index('shop_newest', ['shopId', 1], ['seq', -1]),
      unique('shop_cause', ['shopId', 1], ['cause', 1]),
      index('shop_order', ['shopId', 1], ['orderNo', 1]),
    ],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>
