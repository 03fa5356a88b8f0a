import { insuranceLane } from '../../core/copy/insurance'
import type { Insurance } from '../../core/insurance/insurance'
import { MINUTE } from '../../core/shared/time'
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
