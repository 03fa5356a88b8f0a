import { DAY, startOfDay, type Instant } from '../shared/time'
import { isWorkday } from './day-kind'

/** A stretch of time; `to` is no longer part of it. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** A calendar: the stretches of the day from `midnight` on in which time counts, in order and apart. */
export type OpenDay = (midnight: Instant) => readonly Stretch[]

/** Every moment counts. */
export const always: OpenDay = (midnight) => [{ from: midnight, to: midnight + DAY }]

/** Working days count whole: three of them from a Friday noon on are over on Wednesday noon. */
export const workingDays: OpenDay = (midnight) => (isWorkday(midnight) ? always(midnight) : [])

/** Nobody promises further ahead; a shop that is not open within it never is. */
const MOST_DAYS = 400

/** The stretches from `from` on, day by day. */
function* stretchesFrom(open: OpenDay, from: Instant): Generator<Stretch> {
  const first = startOfDay(from)
  for (let day = 0; day <= MOST_DAYS; day += 1) {
    for (const stretch of open(first + day * DAY)) {
      if (stretch.to > from) yield { from: Math.max(stretch.from, from), to: stretch.to }
    }
  }
}

/**
 * When `ms` of open time have passed since `from`. Time that is used up just when the doors close is used up then, not
 * at the next opening. Null when the calendar does not hold so much.
 */
export const addOpenTime = (open: OpenDay, from: Instant, ms: number): Instant | null => {
  let left = ms
  for (const stretch of stretchesFrom(open, from)) {
    const length = stretch.to - stretch.from
    if (left <= length) return stretch.from + left
    left -= length
  }
  return null
}

/** How much open time lies between two moments, ms; 0 when `to` is not after `from`. */
export const openTimeBetween = (open: OpenDay, from: Instant, to: Instant): number => {
  let sum = 0
  for (const stretch of stretchesFrom(open, from)) {
    if (stretch.from >= to) break
    sum += Math.min(stretch.to, to) - stretch.from
  }
  return sum
}
