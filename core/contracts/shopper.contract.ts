import { casesContract } from './shopper/cases.contract'
import { claimsContract } from './shopper/claims.contract'
import { conversationContract } from './shopper/conversation.contract'
import { homeContract } from './shopper/home.contract'
import { ordersContract } from './shopper/orders.contract'
import { requestsContract } from './shopper/requests.contract'
import { insuranceContract } from './shopper/insurance.contract'
import { invoicesContract } from './shopper/invoices.contract'
import { knowledgeContract } from './shopper/knowledge.contract'
import { noticesContract } from './shopper/notices.contract'
import { privacyContract } from './shopper/privacy.contract'
import { uploadsContract } from './shopper/uploads.contract'

/** Everything that a shopper can ask, by area; one file an area in core/contracts/shopper/. */
export const shopperContract = {
  home: homeContract,
  conversation: conversationContract,
  orders: ordersContract,
  cases: casesContract,
  claims: claimsContract,
  requests: requestsContract,
  insurance: insuranceContract,
  invoices: invoicesContract,
  uploads: uploadsContract,
  privacy: privacyContract,
  notices: noticesContract,
  knowledge: knowledgeContract,
}
export type ShopperContract = typeof shopperContract
