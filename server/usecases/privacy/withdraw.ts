import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { withdraw as withdrawn } from '../../../core/privacy/request'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { keep } from '../../privacy/change'
import type { UseCase } from '../../serve'
import { privacyView } from './view'

export const withdraw: UseCase<typeof shopperContract.privacy.withdraw, ShopperActor> = async (
  { kind },
  { actor, ports },
) => {
  const request = await ports.dataRequests.find(actor.shop._id, actor.openid, kind)
  if (!request) return err('notFound')
  if (request.state.status === 'withdrawn') return ok(await privacyView(ports, actor))
  const changed = withdrawn(request, ports.now())
  if (!changed.ok) return changed
  if (!(await keep(ports, changed.value, 'shopper'))) return err('busy')
  return ok(await privacyView(ports, actor))
}
