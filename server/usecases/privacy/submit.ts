import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { privacyOf } from '../../../core/privacy/policy'
import { submit as submitRequest } from '../../../core/privacy/request'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { blockerOf } from '../../privacy/blocker'
import { keep } from '../../privacy/change'
import type { UseCase } from '../../serve'
import { privacyView } from './view'

export const submit: UseCase<typeof shopperContract.privacy.submit, ShopperActor> = async (
  { kind, clientId },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const who = { shopId: shop._id, openid }
  const [before, blocker] = await Promise.all([
    ports.dataRequests.find(shop._id, openid, kind),
    kind === 'delete' ? blockerOf(ports, who) : null,
  ])
  const around = { now: ports.now(), policy: privacyOf(shop), blocker }
  const submitted = submitRequest({ ...who, kind, clientId }, before, around)
  if (!submitted.ok) return submitted
  if (submitted.value !== before && !(await keep(ports, submitted.value, 'shopper'))) return err('busy')
  return ok(await privacyView(ports, actor))
}
