import { chinaTime } from '../../../core/shared/time'
import type { Ports } from '../../ports'
import { DRAFT_MS } from '../cases/keep-file'

/** What was filled in for a case and never sent is forgotten after the days for which the form would open it again. */
export const sweepDrafts = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute === 0) await ports.caseDrafts.sweep(now - DRAFT_MS)
}
