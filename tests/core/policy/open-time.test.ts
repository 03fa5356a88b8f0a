import fc from 'fast-check'
import { dayKind, isWorkday } from '../../../core/calendar/day-kind'
import {
  addOpenTime,
  always,
  openTimeBetween,
  workingDays,
  type OpenDay,
} from '../../../core/calendar/open-time'
import { publicHolidays } from '../../../core/calendar/public-holidays'
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/shared/time'

/** A moment in China in 2026. */
const at = (...[month, day, hour = 0, minute = 0, second = 0]: number[]) =>
  Date.UTC(2026, (month ?? 1) - 1, day, hour - 8, minute, second)

/** 9 to 12 and 13 to 21 on working days. */
const office: OpenDay = (midnight) =>
  isWorkday(midnight)
    ? [
        { from: midnight + 9 * HOUR, to: midnight + 12 * HOUR },
        { from: midnight + 13 * HOUR, to: midnight + 21 * HOUR },
      ]
    : []

describe('the days of a Chinese year', () => {
  it('are holidays, worked weekends or usual ones, as announced', () => {
    expect(dayKind(at(2, 15))).toEqual({ holiday: '春节' })
    expect(dayKind(at(2, 23, 23, 59))).toEqual({ holiday: '春节' })
    expect(dayKind(at(2, 24))).toBe('usual')
    expect(dayKind(at(10, 10))).toBe('worked')
    expect(dayKind(at(1, 4, 12))).toBe('worked')
  })

  it('are worked from Monday to Friday, and on the weekend days that make up for a holiday', () => {
    expect(isWorkday(at(9, 20))).toBe(true) // a Sunday before the National Day
    expect(isWorkday(at(10, 1))).toBe(false) // a Thursday
    expect(isWorkday(at(11, 21))).toBe(false) // a Saturday
    expect(isWorkday(at(11, 20))).toBe(true)
  })

  it('are usual ones in a year that nobody has announced', () => {
    expect(dayKind(Date.UTC(2031, 9, 1))).toBe('usual')
  })

  it('name real weekend days as worked, and no day as both', () => {
    for (const [year, { holidays }] of Object.entries(publicHolidays)) {
      for (const date of holidays.flatMap(({ worked }) => worked)) {
        const midnight = Date.parse(`${year}-${date}T00:00:00+08:00`)
        expect([0, 6]).toContain(new Date(midnight + 8 * HOUR).getUTCDay())
        expect(holidays.some(({ from, to }) => from <= date && date <= to)).toBe(false)
      }
      for (const { from, to } of holidays) expect(from <= to).toBe(true)
    }
  })
})

describe('open time', () => {
  it('goes on at the next opening: a minute from 20:59:50 before the National Day ends after it', () => {
    expect(addOpenTime(office, at(9, 30, 20, 59, 50), MINUTE)).toBe(at(10, 8, 9, 0, 50))
  })

  it('that is used up at closing ends at closing', () => {
    expect(addOpenTime(office, at(9, 30, 20, 59, 50), 10 * SECOND)).toBe(at(9, 30, 21))
  })

  it('skips the break in the middle of a day', () => {
    expect(addOpenTime(office, at(11, 20, 11, 30), HOUR)).toBe(at(11, 20, 13, 30))
  })

  it('begins at opening when it is asked for outside hours', () => {
    expect(addOpenTime(office, at(11, 21, 15), MINUTE)).toBe(at(11, 23, 9, 1))
  })

  it('counts working days whole: three from a Friday noon end on Wednesday noon', () => {
    expect(addOpenTime(workingDays, at(11, 20, 12), 3 * DAY)).toBe(at(11, 25, 12))
    expect(addOpenTime(workingDays, at(9, 30, 12), 3 * DAY)).toBe(at(10, 10, 12)) // two of them after the holiday, one a worked Saturday
  })

  it('is every moment where the clock on the wall counts', () => {
    expect(addOpenTime(always, at(2, 17, 3), 26 * HOUR)).toBe(at(2, 18, 5))
  })

  it('never comes where nothing ever opens', () => {
    expect(addOpenTime(() => [], at(1, 1), 1)).toBeNull()
    expect(openTimeBetween(() => [], at(1, 1), at(2, 1))).toBe(0)
  })

  it('between a moment and the end of so much of it is just so much', () => {
    const from = fc.integer({ min: at(1, 1), max: at(12, 1) })
    const ms = fc.integer({ min: 1, max: 20 * DAY })
    fc.assert(
      fc.property(from, ms, (start, much) => {
        const end = addOpenTime(office, start, much)
        expect(end).not.toBeNull()
        expect(openTimeBetween(office, start, end ?? 0)).toBe(much)
      }),
    )
  })
})
