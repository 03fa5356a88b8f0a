import type { OnMoved } from '../money/moved'
import { stepInsurance } from './step'

/** A payout of 退货包运费 moved: the insurance looks at it at once. */
export const insuranceHears: OnMoved = async (ports, moved) => {
  if (moved.kind !== 'payout' || moved.payout.purpose !== 'insurance') return
  const { shopId, caseNo } = moved.payout
  const insurance = await ports.insurances.byCase(shopId, caseNo)
  if (insurance?.status === 'claiming') await stepInsurance(ports, insurance)
}
