import { chinaTime, DAY, SECOND } from '../../../core/shared/time'
import type { Ports } from '../../ports'

/**
 * What agents said is in the turns. The callbacks themselves stay for a fortnight: WeCom repeats one within seconds,
 * and does not sign anything older than minutes; whoever looks after what was given up has these days.
 */
const KEPT_MS = 14 * DAY
const ITEMS_A_STEP = 100
const BUDGET_MS = 3 * SECOND

/** Callbacks that are over go, once an hour, as far as there is time. */
export const sweepInbox = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute !== 0) return
  const before = now - KEPT_MS
  while (ports.now() < now + BUDGET_MS) {
    if ((await ports.inbox.sweep(before, ITEMS_A_STEP)) < ITEMS_A_STEP) return
  }
}
