import { SHIFT_KEPT_MS } from '../../../core/routing/shift'
import { chinaTime } from '../../../core/shared/time'
import type { Ports } from '../../ports'

/** When who was on duty long ago is nobody's business: once an hour will do. */
export const sweepShifts = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute === 0) await ports.shifts.sweep(now - SHIFT_KEPT_MS)
}
