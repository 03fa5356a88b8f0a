import { publicHolidays } from '../calendar/public-holidays'
import { DAY, dateOf, type Instant } from '../shared/time'
import { isOpen, nextOpening, type Opening } from './hours'
import type { Shop, SpecialDays } from './shop'

const MONDAY = 1
const SUNDAY = 0

type Timetable = Pick<Shop, 'hours' | 'calendar'>

/** The public calendar as this shop keeps it. */
const publicDays = ({ hours, calendar }: Timetable): readonly SpecialDays[] => {
  if (!calendar || calendar.holidays === 'usual') return []
  const spansOn = (weekday: number) =>
    hours.filter(({ days }) => days.includes(weekday)).map(({ opens, closes }) => ({ opens, closes }))
  const onHolidays = calendar.holidays === 'closed' ? [] : spansOn(SUNDAY)
  return Object.entries(publicHolidays).flatMap(([year, { holidays }]) =>
    holidays.flatMap(({ name, from, to, worked }) => [
      { name, from: `${year}-${from}`, to: `${year}-${to}`, spans: onHolidays },
      ...worked.map((day) => {
        const date = `${year}-${day}`
        return { name: '', from: date, to: date, spans: spansOn(MONDAY) }
      }),
    ]),
  )
}

/** When a shop's service is open: what it says of a day itself goes before the public calendar. */
export const openingOf = (shop: Timetable): Opening => ({
  hours: shop.hours,
  specialDays: [...(shop.calendar?.own ?? []), ...publicDays(shop)],
})

/** Further ahead nobody looks, and no holiday is longer. */
const SHOWN_DAYS = 60

/** The days ahead that are not as their weekday: what a page needs to tell when the service opens. */
export const specialDaysAhead = (shop: Timetable, now: Instant): SpecialDays[] => {
  const [first, last] = [dateOf(now), dateOf(now + SHOWN_DAYS * DAY)]
  return (openingOf(shop).specialDays ?? []).filter(({ from, to }) => to >= first && from <= last)
}

/** When the staff may be told what is due now: nobody is rung at night, it is told at the next opening. */
export const tellableAt = (shop: Timetable, now: Instant): Instant => {
  const opening = openingOf(shop)
  return isOpen(opening, now) ? now : (nextOpening(opening, now) ?? now)
}
