import { SECOND } from '../../../core/shared/time'
import { stepPickup } from '../../insurance/step-pickup'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'

const MOST_PICKUPS = 40
/** What is left then is done by the next run. */
const BUDGET_MS = 5 * SECOND

/** Pickups that are to be asked for, and those of which WeChat alone knows how they stand. */
export const pickupsDue = async (ports: Ports): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  const due = await ports.pickups.due(ports.now(), MOST_PICKUPS)
  const one = (pickup: (typeof due)[number]) =>
    stepPickup(ports, pickup).catch((error: unknown) => {
      ports.log.error('pickup not worked on', { caseNo: pickup._id, error }) // the others go on
    })
  await sideBySide(due, one, () => ports.now() < until)
}
