import type { Shift } from '../core/routing/shift'
import type { Instant } from '../core/shared/time'

/** When who was on duty. */
export interface Shifts {
  /** The same again changes nothing. */
  keep(shift: Shift): Promise<void>
  /** Those of a shop that lie in this stretch of time or reach into it. */
  between(shopId: string, from: Instant, to: Instant): Promise<readonly Shift[]>
  /** Forgets those that ended before. */
  sweep(before: Instant): Promise<void>
}
