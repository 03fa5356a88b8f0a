import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { settlement } from '../../../../core/knowledge/ask'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { UseCase } from '../../../serve'
import { sayingOf } from './saying'

export const settle: UseCase<DeskContract['learning']['settle'], DeskActor> = async (
  { ids, as },
  { actor, ports },
) => {
  const shopId = actor.shop._id
  const saying = sayingOf(actor, ports.now())
  await ports.asks.settle(shopId, { ids, list: 'unanswered' }, settlement(as, saying))
  const right = as === 'right' ? true : null
  await ports.asks.settle(shopId, { ids, list: 'wrong' }, settlement(as, saying, right))
  const asks = await ports.asks.named(shopId, ids)
  return ok({ settled: asks.filter(({ settled }) => settled !== null).length })
}
