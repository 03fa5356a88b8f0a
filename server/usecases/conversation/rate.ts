import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { ShopperActor } from '../../actor'
import { judgeWords } from '../../checks/words'
import type { UseCase } from '../../serve'
import { change } from './change'

export const rate: UseCase<typeof shopperContract.conversation.rate, ShopperActor> = async (
  { clientId, sessionId, rating },
  { actor, ports },
) => {
  const verdict = await judgeWords(ports, actor.shop, { openid: actor.openid, text: rating.comment })
  return change(ports, actor, { clientId, command: { type: 'rate', sessionId, rating, verdict } })
}
