import { MINUTE, SECOND } from '../../../core/shared/time'

const ACTIVE = 1_500
const IDLE = 10 * SECOND
const MOST = 30 * SECOND

/** So long after anybody's last word the other side is likely to speak. */
const LIVELY = 5 * MINUTE

interface PollingNeed {
  /** Since the last message of either side, ms of the device. */
  readonly quietMs: number
  /** Pulls that failed, in a row. */
  readonly failures: number
}

/** How long to wait before the next pull; doubled by each failure. */
export const pollDelay = ({ quietMs, failures }: PollingNeed): number => {
  if (failures > 0) return Math.min(MOST, ACTIVE * 2 ** Math.min(failures, 5))
  return quietMs < LIVELY ? ACTIVE : IDLE
}
