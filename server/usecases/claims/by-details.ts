import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { fitsClaim } from '../../../core/orders/claim/match'
import { toOrderCard } from '../../../core/orders/order-view'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { onClaimed } from '../../insurance/claimed'
import type { UseCase } from '../../serve'

/** Counted before it is looked at; every "no" has done the same work, and says the same. */
export const byDetails: UseCase<typeof shopperContract.claims.byDetails, ShopperActor> = async (
  details,
  { actor: { shop, openid }, ports },
) => {
  const { orderNo } = details
  if (!(await ports.claims.countTry(shop._id, openid, orderNo))) return err('claimTooMany')

  const order = await ports.orders.find(shop._id, orderNo)
  if (!fitsClaim(order, details, openid) || !order) return err('claimWrong')

  const claim = { at: ports.now(), how: 'details' as const }
  const isHers = order.openid === openid || (await ports.claims.take(order, { openid, claim }))
  if (!isHers) return err('claimWrong')
  await onClaimed(ports, shop, [orderNo])
  await ports.claims.forgiveTry(shop._id, openid, orderNo)
  return ok({ order: toOrderCard(order) })
}
