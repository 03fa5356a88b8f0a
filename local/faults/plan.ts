/**
 * What a test makes the gateway do wrong, as data. Rates are shares of the requests, 0 to 1; times are ms. Nothing is
 * wrong by default, and nobody outside of the process can switch anything on.
 */
export interface FaultPlan {
  /** The same seed draws the same lots. */
  readonly seed?: number
  /** Every request waits so long before it is worked on. */
  readonly latencyMs?: number
  /** `stallRate` of the requests are done, and then held for `stallMs` before they are answered. */
  readonly stallMs?: number
  readonly stallRate?: number
  /** Refused with `SYS_ERR`; nothing was done. */
  readonly errorRate?: number
  /** Refused with `EXCEED_RATELIMIT`; nothing was done. */
  readonly busyRate?: number
  /** Done, and answered `DATABASE_TIMEOUT` all the same: the caller cannot know. */
  readonly timeoutRate?: number
  /** The connection is cut without an answer: before the request was done, or after it. */
  readonly cutRate?: number
  /** Commits that are refused because another transaction was quicker. */
  readonly conflictRate?: number
  /** The process is killed at its so many-th write, without an answer. */
  readonly crashAfterWrites?: number
  /** Whether that write is in the database then (default: it is, and only its answer is missing). */
  readonly crashPoint?: 'beforeCommit' | 'beforeAnswer'
  /** How far the cloud's clock is ahead of the caller's. */
  readonly skewMs?: number
  /** A request that has failed is answered whenever it comes again: each may fail once. */
  readonly onlyOnce?: boolean
}

/** What becomes of one request. */
export type Fate =
  'done' | 'error' | 'busy' | 'timeout' | 'cutBefore' | 'cutAfter' | 'conflict' | 'crash' | 'stall'
