import { chinaTime, SECOND } from '../../../core/shared/time'
import type { Ports } from '../../ports'

const USES_A_STEP = 500
const BUDGET_MS = 3 * SECOND

/** Sendings of quick replies that count no more go, once an hour, as far as there is time. */
export const sweepReplies = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute !== 0) return
  while (ports.now() < now + BUDGET_MS) {
    if ((await ports.replyBook.sweepUses(USES_A_STEP)) < USES_A_STEP) return
  }
}
