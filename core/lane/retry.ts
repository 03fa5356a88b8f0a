import { MINUTE, SECOND, type Instant } from '../shared/time'

/** Why something was not brought to an agent in WeCom. */
export type Missed =
  /** His limit was reached; again at `retryAt`. */
  | { readonly why: 'limited'; readonly retryAt: Instant }
  | { readonly why: 'refused' | 'unreachable' | 'agentUnknown' }

/** Given up after about a day without an answer, or a few minutes of refusals: then a person has to look. */
const MOST_ATTEMPTS = { unreachable: 80, agentUnknown: 80, refused: 5 } as const
/** WeCom drops a repeat only for some hours (duplicate_check_interval): after an outage it must not take long. */
const LONGEST_WAIT_MS = 20 * MINUTE

const backOff = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, 5 * SECOND * 2 ** Math.min(attempts, 10))

/** What becomes of it. */
export interface Retry {
  readonly attempts: number
  /** When it is tried again, unless it is given up. */
  readonly until: Instant
  readonly isDead: boolean
}

/** After one more try that failed; `before`: how many did. Being over the limit is no attempt: nothing was sent. */
export const retryAfter = (missed: Missed, before: number, now: Instant): Retry => {
  if (missed.why === 'limited') {
    return { attempts: before, until: Math.max(missed.retryAt, now + SECOND), isDead: false }
  }
  const attempts = before + 1
  return { attempts, until: now + backOff(attempts), isDead: attempts >= MOST_ATTEMPTS[missed.why] }
}
