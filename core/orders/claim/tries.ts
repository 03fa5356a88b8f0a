import { HOUR, type Instant } from '../../shared/time'

/** Tries to claim by details: of one shopper, and at one order number. Security, so no matter of a shop's policy. */
export const MOST_TRIES = 5
export const TRIES_WITHIN_MS = HOUR

/** The tries that count, with this one; null when it is one too many. */
export const admitTry = (tried: readonly Instant[], now: Instant): Instant[] | null => {
  const counting = tried.filter((at) => at > now - TRIES_WITHIN_MS)
  return counting.length >= MOST_TRIES ? null : [...counting, now]
}
