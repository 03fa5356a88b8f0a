import { chinaTime } from '../../../core/shared/time'
import type { Ports } from '../../ports'

/** Tries to claim that count no more. What lies there longer harms nobody: once an hour will do. */
export const sweepClaims = async (ports: Ports): Promise<void> => {
  const now = ports.now()
  if (chinaTime(now).minute === 0) await ports.claims.sweep(now)
}
