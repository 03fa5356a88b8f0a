import { chinaTime, DAY, type Instant } from '../shared/time'
import { publicHolidays } from './public-holidays'

/** So long before a year begins somebody should see that its holidays are missing. */
const SOON = 30 * DAY

/** The year whose holidays nobody has put in, and which runs or begins within 30 days; null when all is known. */
export const yearWithoutHolidays = (now: Instant): number | null => {
  const years = [now, now + SOON].map((at) => chinaTime(at).year)
  return years.find((year) => publicHolidays[year] === undefined) ?? null
}
