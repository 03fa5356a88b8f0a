import type { OpenDay } from '../calendar/open-time'
import { DAY, MINUTE, chinaTime, dateOf, startOfDay, type Instant } from '../shared/time'
import type { OpeningSpan, SpecialDays } from './shop'

/** When the service is open: by weekday, and on days that are not as their weekday. */
export interface Opening {
  readonly hours: readonly OpeningSpan[]
  /** The first that holds a day says how it is. */
  readonly specialDays?: readonly SpecialDays[] | undefined
}

interface Span {
  readonly opens: number
  readonly closes: number
}

/** What is special about the day that holds `at`; undefined: nothing. */
export const specialDayAt = ({ specialDays = [] }: Opening, at: Instant): SpecialDays | undefined => {
  const date = dateOf(at)
  return specialDays.find(({ from, to }) => from <= date && date <= to)
}

const spansOf = (opening: Opening, at: Instant): readonly Span[] =>
  specialDayAt(opening, at)?.spans ??
  opening.hours.filter((span) => span.days.includes(chinaTime(at).weekday))

/** Is the shop's service open? The moment of closing is closed already. */
export const isOpen = (opening: Opening, at: Instant): boolean => {
  const minute = (at - startOfDay(at)) / MINUTE
  return spansOf(opening, at).some((span) => minute >= span.opens && minute < span.closes)
}

/** Longer than any holiday; a service that does not open within it never does. */
const MOST_DAYS_CLOSED = 60

/** The next moment at which the service opens after `at`; null when it never does. */
export const nextOpening = (opening: Opening, at: Instant): Instant | null => {
  for (let day = 0; day <= MOST_DAYS_CLOSED; day += 1) {
    const midnight = startOfDay(at + day * DAY)
    const openings = spansOf(opening, midnight)
      .map((span) => midnight + span.opens * MINUTE)
      .filter((moment) => moment > at)
    if (openings.length > 0) return Math.min(...openings)
  }
  return null
}

/** A week without a break is no hours at all. */
const LONGEST_DAYS = 7

/** Until when the service, open at `at`, stays open; null when it is closed, or never closes. */
export const nextClosing = (opening: Opening, at: Instant): Instant | null => {
  let until = at
  while (isOpen(opening, until)) {
    if (until - at >= LONGEST_DAYS * DAY) return null
    const midnight = startOfDay(until)
    const minute = (until - midnight) / MINUTE
    const now = spansOf(opening, until).filter(({ opens, closes }) => minute >= opens && minute < closes)
    until = midnight + Math.max(...now.map(({ closes }) => closes)) * MINUTE
  }
  return until === at ? null : until
}

/** The calendar in which only the time counts that the service is open. Spans that overlap count once. */
export const businessTime =
  (opening: Opening): OpenDay =>
  (midnight) => {
    let counted = midnight
    return [...spansOf(opening, midnight)]
      .sort((one, other) => one.opens - other.opens)
      .flatMap(({ opens, closes }) => {
        const from = Math.max(midnight + opens * MINUTE, counted)
        const to = midnight + closes * MINUTE
        counted = Math.max(counted, to)
        return from < to ? [{ from, to }] : []
      })
  }
