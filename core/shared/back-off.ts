import { MINUTE } from './time'

/** How long to wait before the next try once so many came to nothing: a minute, then 2, 4 … up to the longest, ms. */
export const backOffMs = (tries: number, longestMs: number): number =>
  Math.min(longestMs, MINUTE * 2 ** tries)
