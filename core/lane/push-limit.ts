import { MINUTE, type Instant } from '../shared/time'

/**
 * WeCom delivers at most 30 messages a minute and 1000 an hour to one member and drops the rest silently
 * (reference: 自建应用 message/send). A bucket of 12 that refills by 16 a minute keeps within both in every
 * window, also when what was taken out is sent up to `ADVANCE_MS` later: 12 + 16 × 67.5 s = 30 in a minute,
 * 12 + 962 = 974 in an hour.
 */
const BURST = 12
const INTERVAL_MS = MINUTE / 16

/** Where several in a row are likely they are taken out together, and unused ones are lost after this, ms. */
export const ADVANCE_MS = 7_500
export const ADVANCE = 4

/**
 * A bucket that lacks less counts as lacking just this: then one blind write serves nearly every message, and what it
 * takes too much makes the limit stricter, never laxer.
 */
const REST_MS = 2 * INTERVAL_MS

/** How long a bucket takes to refill what `count` messages took out, ms. */
export const pushesMs = (count: number): number => Math.ceil(count * INTERVAL_MS)

/** The latest moment of being full at which `count` messages still fit. */
export const latestFor = (now: Instant, count: number): Instant => now + BURST * INTERVAL_MS - pushesMs(count)

/** Until which moment of being full a bucket is at rest, for `count` messages. */
export const atRest = (now: Instant, count: number): Instant => Math.min(now + REST_MS, latestFor(now, count))

/**
 * The bucket as one moment: when it will be full again. Gives that moment after `count` more messages,
 * or null when they do not fit yet.
 */
export const pushed = (fullAt: Instant, now: Instant, count: number): Instant | null => {
  const from = Math.max(fullAt, now)
  return from <= latestFor(now, count) ? from + pushesMs(count) : null
}

/** When `count` messages will fit. More than a whole bucket never do: split them. */
export const fitsAt = (fullAt: Instant, count: number): Instant =>
  Math.ceil(fullAt - (BURST - Math.min(count, BURST)) * INTERVAL_MS)

export const MOST_AT_ONCE = BURST
