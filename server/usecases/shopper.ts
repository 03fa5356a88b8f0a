import type { ShopperContract } from '../../core/contracts/shopper.contract'
import type { ShopperActor } from '../actor'
import type { UseCases } from '../serve'
import { callHuman } from './conversation/call-human'
import { cancelHandOff } from './conversation/cancel-hand-off'
import { enter } from './conversation/enter'
import { history } from './conversation/history'
import { pull } from './conversation/pull'
import { rate } from './conversation/rate'
import { send } from './conversation/send'
import { view } from './home/view'
import { search } from './conversation/search'
import { find } from './orders/find'
import { list } from './orders/list'
import { begin } from './uploads/begin'

/** What the door `shopper` can do. */
export const shopperUseCases: UseCases<ShopperContract, ShopperActor> = {
  home: { view },
  conversation: { enter, send, pull, history, search, callHuman, cancelHandOff, rate },
  orders: { list, find },
  uploads: { begin },
}
