import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { change } from './change'

export const cancelHandOff: UseCase<typeof shopperContract.conversation.cancelHandOff, ShopperActor> = (
  { clientId },
  { actor, ports },
) => change(ports, actor, { clientId, command: { type: 'cancelHandOff' } })
