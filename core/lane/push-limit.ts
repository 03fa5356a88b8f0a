import { MINUTE, type Instant } from '../shared/time'

/**
 * WeCom delivers at most 30 messages a minute and 1000 an hour to one member and drops the rest silently
 * (reference: 自建应用 message/send). A bucket of 14 that refills by 16 a minute keeps within both in every
 * window: 14 + 16 = 30 a minute, 14 + 960 = 974 an hour.
 */
const BURST = 14
const INTERVAL_MS = MINUTE / 16

/**
 * The bucket as one moment: when it will be full again. Gives that moment after `count` more messages,
 * or null when they do not fit yet.
 */
export const pushed = (fullAt: Instant, now: Instant, count: number): Instant | null => {
  const next = Math.max(fullAt, now) + Math.ceil(count * INTERVAL_MS)
  return next - now <= BURST * INTERVAL_MS ? next : null
}

/** When `count` messages will fit. More than a whole bucket never do: split them. */
export const fitsAt = (fullAt: Instant, count: number): Instant =>
  Math.ceil(fullAt - (BURST - Math.min(count, BURST)) * INTERVAL_MS)

export const MOST_AT_ONCE = BURST
