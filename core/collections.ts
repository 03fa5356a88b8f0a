import { afterSalesCollections } from './collections/after-sales'
import { conversationCollections } from './collections/conversation'
import { knowledgeCollections } from './collections/knowledge'
import { moneyCollections } from './collections/money'
import { ordersCollections } from './collections/orders'
import { privacyCollections } from './collections/privacy'
import { shopCollections } from './collections/shop'
import { wechatCollections } from './collections/wechat'
import { wecomCollections } from './collections/wecom'

/**
 * Every collection of the document database: its name, its indexes and what clients may read.
 * Deployment and the local gateway create exactly these. Indexes begin with `shopId`, except the named
 * global ones (`pendingAt`, `_openid`; `_id` is always there). CloudBase has no sparse or partial indexes.
 */
export const collections = {
  ...shopCollections,
  ...ordersCollections,
  ...afterSalesCollections,
  ...moneyCollections,
  ...conversationCollections,
  ...knowledgeCollections,
  ...wecomCollections,
  ...wechatCollections,
  ...privacyCollections,
}

export type CollectionName = keyof typeof collections
