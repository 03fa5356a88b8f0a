import type { Insurance } from '../../../core/insurance/insurance'
import { SECOND } from '../../../core/shared/time'
import { tellOfEmptyFund, tellStaff } from '../../insurance/tell-staff'
import { stepInsurance } from '../../insurance/step'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'

const MOST_INSURANCES = 40
/** What is left then is done by the next run. */
const BUDGET_MS = 8 * SECOND

const work = async (ports: Ports, insurance: Insurance): Promise<void> => {
  if (insurance.isUntold) await tellStaff(ports, insurance)
  await stepInsurance(ports, insurance)
  await tellOfEmptyFund(ports, insurance)
}

/** Offers that somebody has to stand for, claims that are under way, covers that end, ledgers that are to be closed. */
export const insurancesDue = async (ports: Ports): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  const due = await ports.insurances.due(ports.now(), MOST_INSURANCES)
  const one = (insurance: (typeof due)[number]) =>
    work(ports, insurance).catch((error: unknown) => {
      ports.log.error('insurance not worked on', { insurance: insurance._id, error }) // the others go on
    })
  await sideBySide(due, one, () => ports.now() < until)
}
