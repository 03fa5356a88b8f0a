import { DAY, MINUTE, chinaTime, startOfDay, type Instant } from '../shared/time'
import type { OpeningSpan } from './shop'

const spansOf = (hours: readonly OpeningSpan[], at: Instant): readonly OpeningSpan[] =>
  hours.filter((span) => span.days.includes(chinaTime(at).weekday))

/** Is the shop's service open? The moment of closing is closed already. */
export const isOpen = (hours: readonly OpeningSpan[], at: Instant): boolean => {
  const minute = (at - startOfDay(at)) / MINUTE
  return spansOf(hours, at).some((span) => minute >= span.opens && minute < span.closes)
}

/** The next moment at which the service opens after `at`; null when it never does. */
export const nextOpening = (hours: readonly OpeningSpan[], at: Instant): Instant | null => {
  for (let day = 0; day <= 7; day += 1) {
    const midnight = startOfDay(at + day * DAY)
    const openings = spansOf(hours, midnight)
      .map((span) => midnight + span.opens * MINUTE)
      .filter((opening) => opening > at)
    if (openings.length > 0) return Math.min(...openings)
  }
  return null
}

/** A week without a break is no hours at all. */
const LONGEST_DAYS = 7

/** Until when the service, open at `at`, stays open; null when it is closed, or never closes. */
export const nextClosing = (hours: readonly OpeningSpan[], at: Instant): Instant | null => {
  let until = at
  while (isOpen(hours, until)) {
    if (until - at >= LONGEST_DAYS * DAY) return null
    const midnight = startOfDay(until)
    const minute = (until - midnight) / MINUTE
    const now = spansOf(hours, until).filter(({ opens, closes }) => minute >= opens && minute < closes)
    until = midnight + Math.max(...now.map(({ closes }) => closes)) * MINUTE
  }
  return until === at ? null : until
}
