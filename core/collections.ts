/**
 * Every collection of the document database: its name, its indexes and what clients may read.
 * Deployment and the local gateway create exactly these. Indexes begin with `shopId`, except the named
 * global ones (`pendingAt`, `_openid`; `_id` is always there). CloudBase has no sparse or partial indexes.
 */
export interface Index {
  readonly name: string
  /** In order; 1 ascending, -1 descending. */
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: true
}

export interface CollectionSpec {
  readonly indexes: readonly Index[]
  /** What a client may read directly: nothing, or the documents whose `_openid` is its own. */
  readonly clientRead: 'none' | 'own'
}

const index = (name: string, ...keys: Index['keys']): Index => ({ name, keys })
const unique = (name: string, ...keys: Index['keys']): Index => ({ name, keys, unique: true })

export const collections = {
  /** Registry of shops, `_id` = shopId. */
  shops: { indexes: [], clientRead: 'none' },
  /** `_id` = what a platform vouches for (`appid:…`, `wecom:corp:agent`), value = shopId. */
  shopKeys: { indexes: [], clientRead: 'none' },
  /** Who a shopper is to the shop, `_id` = shopId:openid. */
  shoppers: { indexes: [], clientRead: 'none' },
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
  /** What agents remember of shoppers, `_id` = shopId:openid:desk:userid:clientId. */
  shopperNotes: {
    indexes: [index('shop_shopper_newest', ['shopId', 1], ['openid', 1], ['at', -1])],
    clientRead: 'none',
  },
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
  /** Refunds of orders, `_id` = shopId:orderNo:seq. `untoldAt`: since when somebody has yet to hear of it. */
  refunds: {
    indexes: [
      index('shop_order_seq', ['shopId', 1], ['orderNo', 1], ['seq', 1]),
      unique('number', ['number', 1]),
      index('due', ['dueAt', 1]),
      index('untold', ['untoldAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Money to shoppers that is no refund, `_id` = shopId:number. */
  payouts: {
    indexes: [
      index('shop_case', ['shopId', 1], ['caseNo', 1]),
      unique('number', ['number', 1]),
      index('due', ['dueAt', 1]),
      index('untold', ['untoldAt', 1]),
    ],
    clientRead: 'none',
  },
  /** Coupons for cases that are over, `_id` = shopId:number. */
  coupons: {
    indexes: [
      index('shop_case', ['shopId', 1], ['caseNo', 1]),
      unique('number', ['number', 1]),
      index('due', ['dueAt', 1]),
      index('untold', ['untoldAt', 1]),
    ],
    clientRead: 'none',
  },
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
  /** Versions of what a shop grants after the sale, `_id` = shopId:version. */
  policies: { indexes: [index('shop_newest', ['shopId', 1], ['version', -1])], clientRead: 'none' },
  /** What was granted ahead of the goods on a day, and what of it is lost, `_id` = shopId:date. */
  caseDays: { indexes: [index('shop_date', ['shopId', 1], ['date', 1])], clientRead: 'none' },
  /** What shoppers filled in and did not send yet, `_id` = shopId:openid:orderNo. */
  caseDrafts: { indexes: [index('saved', ['savedAt', 1])], clientRead: 'none' },
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
  /** One person on several channels, `_id` = shopId:unionid. */
  identities: { indexes: [index('shop_shopper', ['shopId', 1], ['openid', 1])], clientRead: 'none' },
  /** What counts once on the web: states of signing in, sessions that were ended. */
  webNonces: { indexes: [index('until', ['until', 1])], clientRead: 'none' },
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
  /** What happened on a day, added up, `_id` = shopId:date. */
  dayNumbers: { indexes: [index('shop_date', ['shopId', 1], ['date', 1])], clientRead: 'none' },
  /**
   * What a shopper's page watches: one document a conversation, `_id` = conversationId. Clients may ask for their
   * own only, so the index begins with `_openid`.
   */
  bells: { indexes: [index('own', ['_openid', 1])], clientRead: 'own' },
  /** Who has a conversation open now, `_id` = conversationId: read whole, by it alone. */
  presence: { indexes: [], clientRead: 'none' },
  /** Counters that hand out the session numbers of a day, `_id` = shopId:yymmdd. */
  counters: { indexes: [], clientRead: 'none' },
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
  /** Cards of cases in agents' chats, while they can be changed, `_id` = caseNo:nth. */
  caseCards: {
    indexes: [
      index('shop_case_open', ['shopId', 1], ['caseNo', 1], ['isOpen', 1], ['sentAt', 1]),
      index('sent', ['sentAt', 1]),
    ],
    clientRead: 'none',
  },
  /** What an agent is told together of notes that name him, `_id` = shopId:userid. */
  mentions: { indexes: [index('send', ['sendAt', 1])], clientRead: 'none' },
  /** How full the bucket of messages pushed to an agent is, `_id` = shopId:userid. */
  pushes: { indexes: [], clientRead: 'none' },
  /** Access tokens of WeCom apps, `_id` = corp:agent. */
  tokens: { indexes: [], clientRead: 'none' },
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
  /** What WeChat was asked to judge and has not yet, and of cases what it said, `_id` = conversationId:seq.position. */
  checks: {
    indexes: [
      index('due', ['dueAt', 1]),
      index('trace', ['traceId', 1]),
      index('conversation', ['conversationId', 1]),
    ],
    clientRead: 'none',
  },
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
  /** Returns that an insurer fetches at the door, `_id` = caseNo. */
  pickups: { indexes: [index('due', ['dueAt', 1])], clientRead: 'none' },
  /** The ledger of the money set aside for 退货包运费, `_id` = shopId:seq; one cause, one line. */
  fundEntries: {
    indexes: [
      index('shop_newest', ['shopId', 1], ['seq', -1]),
      unique('shop_cause', ['shopId', 1], ['cause', 1]),
      index('shop_order', ['shopId', 1], ['orderNo', 1]),
    ],
    clientRead: 'none',
  },
  /** When who was on duty, `_id` = shopId:userid:from. */
  shifts: {
    indexes: [index('shop_to', ['shopId', 1], ['to', 1]), index('to', ['to', 1])],
    clientRead: 'none',
  },
  /** A lease for each timer, so that overlapping runs do not work twice. */
  leases: { indexes: [], clientRead: 'none' },
} as const satisfies Record<string, CollectionSpec>

export type CollectionName = keyof typeof collections
