import type { ServiceView } from '../../../core/conversation/thread'
import { SECOND } from '../../../core/shared/time'

const ACTIVE = 1_500
const IDLE = 10 * SECOND
/** The place in the queue changes without a turn of one's own: no bell rings for it. */
const QUEUED = 5 * SECOND
/** How long after the last word of anybody the other side is likely to speak. */
const LIVELY = 60 * SECOND
/** Somebody waits for a person or talks to one. */
const LIVELY_WITH_PERSON = 5 * 60 * SECOND

export interface PollingNeed {
  /** Since the last message of either side, ms of the device. */
  readonly quietMs: number
  readonly status: ServiceView['status']
  /** Pulls that did not reach the server, in a row. */
  readonly failures: number
  /** The bell is heard: it tells sooner than any pull. */
  readonly hearsBell: boolean
}

/** Somebody may speak who was not asked by these words: with the bot everything comes as an answer. */
export const isWithPerson = (status: ServiceView['status']): boolean =>
  status === 'queued' || status === 'assigned'

/**
 * How long to wait before the next pull: 1.5 s while active, 10 s idle; doubled by each failure. Where the bell is
 * heard, pulling is only what is left for a ring that got lost.
 */
export const pollDelay = ({ quietMs, status, failures, hearsBell }: PollingNeed): number => {
  if (failures > 0) return Math.min(IDLE, ACTIVE * 2 ** Math.min(failures, 4))
  if (hearsBell) return status === 'queued' ? QUEUED : IDLE
  return quietMs < (isWithPerson(status) ? LIVELY_WITH_PERSON : LIVELY) ? ACTIVE : IDLE
}
