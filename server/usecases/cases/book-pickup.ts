import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { evolvePickup, fetchesReturns, wantedPickup } from '../../../core/insurance/pickup'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { showCase } from '../../cases/show'
import type { UseCase } from '../../serve'
import { ownCase } from './own-case'

/**
 * She wants her return fetched: written down, from where the clock asks WeChat within seconds (this door may not). Once
 * more nothing more is asked for, but after a refusal it is tried again.
 */
export const bookPickup: UseCase<typeof shopperContract.cases.bookPickup, ShopperActor> = async (
  { caseNo },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  const { row } = own.value
  const { shop, openid } = actor
  const insurance = await ports.insurances.find(shop._id, row.orderNo)
  const isWaiting = row.record.state.status === 'waitingForParcel'
  if (!isWaiting || !fetchesReturns(insurance, shop.insurance)) return err('notAllowed')
  const now = ports.now()
  const pickup = wantedPickup({ _id: caseNo, shopId: shop._id, orderNo: row.orderNo, openid }, now)
  if ((await ports.pickups.insert(pickup)) === 'taken') {
    const known = await ports.pickups.find(caseNo)
    if (known?.status === 'refused') await ports.pickups.replace(evolvePickup(known, { type: 'wanted' }, now))
  }
  return ok({ case: await showCase(ports, shop, own.value), now })
}
