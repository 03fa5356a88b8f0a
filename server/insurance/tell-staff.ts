import { insuranceLane } from '../../core/copy/insurance'
import type { Insurance } from '../../core/insurance/insurance'
import { DAY, MINUTE } from '../../core/shared/time'
import { tellSupervisors } from '../money/tell'
import type { Ports } from '../ports'

const TELL_AGAIN_MS = MINUTE

/** A claim is late or has failed: the shop's supervisors hear of it in WeCom. @throws when nobody could be told: later again */
export const tellStaff = async (ports: Ports, insurance: Insurance): Promise<void> => {
  try {
    await tellSupervisors(ports, insurance.shopId, insuranceLane.claim(insurance))
  } catch (error) {
    const { tries } = insurance
    await ports.insurances.putOff(insurance, { tries, dueAt: ports.now() + TELL_AGAIN_MS })
    throw error
  }
  await ports.insurances.markTold(insurance)
}

/** An order waits for its 退货包运费 because the fund is empty: the supervisors hear of it, once a day. */
export const tellOfEmptyFund = async (ports: Ports, insurance: Insurance): Promise<void> => {
  const { shopId, status, insurer, tries, coverFen } = insurance
  if (status !== 'offered' || insurer !== 'ownFund' || tries === 0) return
  const { freeFen } = await ports.fund.balance(shopId)
  if (freeFen >= coverFen || !(await ports.leases.take(`fund-empty:${shopId}`, ports.newId(), DAY))) return
  await tellSupervisors(ports, shopId, insuranceLane.fundEmpty(freeFen))
}
