import { SECOND } from '../../../core/shared/time'

const ACTIVE = 1_500
const IDLE = 10 * SECOND
/** How long after the last word of anybody the other side is likely to speak. */
const LIVELY = 60 * SECOND
/** Somebody waits for a person or talks to one. */
const LIVELY_WITH_PERSON = 5 * 60 * SECOND

export interface PollingNeed {
  /** Since the last message of either side, ms of the device. */
  readonly quietMs: number
  /** Queued or assigned. */
  readonly withPerson: boolean
  /** Pulls that did not reach the server, in a row. */
  readonly failures: number
}

/** How long to wait before the next pull: 1.5 s while active, 10 s idle; doubled by each failure. */
export const pollDelay = ({ quietMs, withPerson, failures }: PollingNeed): number => {
  if (failures > 0) return Math.min(IDLE, ACTIVE * 2 ** Math.min(failures, 4))
  return quietMs < (withPerson ? LIVELY_WITH_PERSON : LIVELY) ? ACTIVE : IDLE
}
