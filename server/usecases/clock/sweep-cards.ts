import { chinaTime, DAY } from '../../../core/shared/time'
import type { Ports } from '../../ports'

/** response_code: 72 小时内有效. */
const CHANGEABLE_MS = 3 * DAY

/** Cards that can't be changed any more are forgotten. */
export const sweepCards = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute === 0) await ports.lanes.cards.sweep(now - CHANGEABLE_MS)
}
