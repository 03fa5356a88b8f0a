import type { SentParcel } from '../../core/aftersales/case'
import { amountToPay, freightOf } from '../../core/insurance/freight'
import type { Insurance } from '../../core/insurance/insurance'
import type { Fen } from '../../core/shared/money'
import { changeInsurance, type Wanted, type InsuringPorts } from './change'
import { stepInsurance } from './step'

/** A return of a case whose parcel has arrived at the shop. */
export interface ReturnArrived {
  readonly shopId: string
  readonly orderNo: string
  readonly caseNo: string
  /** Whose case it is. */
  readonly openid: string
  readonly parcel: SentParcel
  /** What sending it cost, where the carrier or somebody who saw the receipt says it; null: the shop's freight table. */
  readonly freightFen: Fen | null
}

/** What is claimed where nothing is yet; null when there is nothing to claim, or it is. */
const claimFor =
  ({ caseNo, openid, parcel, freightFen }: ReturnArrived, usualFen: Fen) =>
  ({ status, policy }: Insurance): Wanted | null => {
    if (status !== 'active' || !policy) return null
    const amountFen = amountToPay({ coverFen: policy.coverFen, actualFen: freightFen, usualFen })
    return { command: { type: 'claim', caseNo, openid, parcel, amountFen }, actor: 'system' }
  }

/**
 * R127: the claim is made by itself. Asked again, also for another case of the order, nothing more is claimed. Answers
 * the order's insurance as it is then; null when it has none. Whatever the insurer leaves open the clock asks for.
 * @throws when others changed it all the time: to be done again
 */
export const onReturnArrived = async (
  ports: InsuringPorts,
  back: ReturnArrived,
): Promise<Insurance | null> => {
  const { shopId, orderNo } = back
  const [insurance, order, shop] = await Promise.all([
    ports.insurances.find(shopId, orderNo),
    ports.orders.find(shopId, orderNo),
    ports.shops.find(shopId),
  ])
  if (!insurance || !shop?.insurance) return insurance
  const { freight, returnPlace } = shop.insurance
  const usualFen = freightOf(freight, order?.recipient ?? {}, returnPlace)
  const changed = await changeInsurance(ports, insurance, claimFor(back, usualFen))
  if (!changed.ok) {
    ports.log.error('return not claimed', { shopId, orderNo, why: changed.error })
    if (changed.error === 'busy') throw new Error('the insurance was changed by others all the time')
    return insurance
  }
  if (!waitsToBeAsked(changed.value)) return changed.value
  await stepInsurance(ports, changed.value)
  return ports.insurances.find(shopId, orderNo)
}

const waitsToBeAsked = ({ status, claim }: Insurance): boolean =>
  status === 'claiming' && claim?.isTaken === false
