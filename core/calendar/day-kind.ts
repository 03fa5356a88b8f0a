import { chinaTime, type Instant } from '../shared/time'
import { publicHolidays } from './public-holidays'

const two = (n: number): string => String(n).padStart(2, '0')

/** An ordinary day, a public holiday, or a weekend day that is worked for one (调休). */
export type DayKind = 'usual' | 'worked' | { readonly holiday: string }

/** What kind of day holds `at`, in China. */
export const dayKind = (at: Instant): DayKind => {
  const { year, month, day } = chinaTime(at)
  const date = `${two(month)}-${two(day)}`
  const holidays = publicHolidays[year]?.holidays ?? []
  if (holidays.some(({ worked }) => worked.includes(date))) return 'worked'
  const found = holidays.find(({ from, to }) => from <= date && date <= to)
  return found ? { holiday: found.name } : 'usual'
}

/** Mondays to Fridays that are no holiday, and the weekend days that are worked for one. */
export const isWorkday = (at: Instant): boolean => {
  const kind = dayKind(at)
  if (kind !== 'usual') return kind === 'worked'
  const { weekday } = chinaTime(at)
  return weekday >= 1 && weekday <= 5
}
