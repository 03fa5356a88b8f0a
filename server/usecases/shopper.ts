import type { ShopperContract } from '../../core/contracts/shopper.contract'
import type { ShopperActor } from '../actor'
import type { UseCases } from '../serve'
import { act, addEvidence, amend, rate as rateCase, ship } from './cases/act'
import { bookPickup } from './cases/book-pickup'
import { addFile, form, saveDraft } from './cases/form'
import { quote } from './cases/quote'
import { find as findCase, list as listCases } from './cases/read'
import { submit as submitCase } from './cases/submit'
import { byDetails } from './claims/by-details'
import { byPhone } from './claims/by-phone'
import { callHuman } from './conversation/call-human'
import { cancelHandOff } from './conversation/cancel-hand-off'
import { enter } from './conversation/enter'
import { history } from './conversation/history'
import { presence } from './conversation/presence'
import { pull } from './conversation/pull'
import { rate } from './conversation/rate'
import { search } from './conversation/search'
import { send } from './conversation/send'
import { view } from './home/view'
import { ofOrder } from './insurance/of-order'
import { quote as quoteInsurance } from './insurance/quote'
import { amend as amendInvoice, cancel as cancelInvoice } from './invoices/act'
import { ofOrder as invoicesOfOrder } from './invoices/of-order'
import { submit as submitInvoice } from './invoices/submit'
import { answer, browse, search as searchKnowledge } from './knowledge/browse'
import { rate as rateAnswer } from './knowledge/rate'
import { find } from './orders/find'
import { list } from './orders/list'
import { submit } from './requests/submit'
import { withdraw } from './requests/withdraw'
import { submit as submitDataRequest } from './privacy/submit'
import { view as privacyView } from './privacy/view'
import { withdraw as withdrawDataRequest } from './privacy/withdraw'
import { consent } from './notices/consent'
import { offers } from './notices/offers'
import { begin } from './uploads/begin'

/** What the door `shopper` can do. */
export const shopperUseCases: UseCases<ShopperContract, ShopperActor> = {
  home: { view },
  conversation: { enter, send, pull, presence, history, search, callHuman, cancelHandOff, rate },
  orders: { list, find },
  cases: {
    ...{ form, quote, saveDraft, addFile, amend, addEvidence, act, ship, bookPickup },
    ...{ submit: submitCase, list: listCases, find: findCase, rate: rateCase },
  },
  claims: { byPhone, byDetails },
  requests: { submit, withdraw },
  insurance: { ofOrder, quote: quoteInsurance },
  invoices: { ofOrder: invoicesOfOrder, submit: submitInvoice, amend: amendInvoice, cancel: cancelInvoice },
  knowledge: { browse, search: searchKnowledge, answer, rate: rateAnswer },
  uploads: { begin },
  notices: { offers, consent },
  privacy: { view: privacyView, submit: submitDataRequest, withdraw: withdrawDataRequest },
}
