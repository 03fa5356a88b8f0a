import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { change } from './change'

export const rate: UseCase<typeof shopperContract.conversation.rate, ShopperActor> = (
  { clientId, sessionId, rating },
  { actor, ports },
) => change(ports, actor, { clientId, command: { type: 'rate', sessionId, rating } })
