import { publicHolidays } from '../../../core/calendar/public-holidays'
import { yearWithoutHolidays } from '../../../core/calendar/unknown-year'
import { DAY, SECOND } from '../../../core/shared/time'

const known = Math.max(...Object.keys(publicHolidays).map(Number))
/** Midnight in China. */
const newYear = Date.UTC(known, 11, 31, 16)

describe('a year whose holidays are missing', () => {
  it('is told of from thirty days before it begins in China, and as long as it runs', () => {
    expect(yearWithoutHolidays(newYear - 30 * DAY - SECOND)).toBeNull()
    expect(yearWithoutHolidays(newYear - 30 * DAY)).toBe(known + 1)
    expect(yearWithoutHolidays(newYear - SECOND)).toBe(known + 1)
    expect(yearWithoutHolidays(newYear)).toBe(known + 1)
    expect(yearWithoutHolidays(newYear + 364 * DAY)).toBe(known + 1)
  })

  it('is not any year that is here', () => {
    for (const year of Object.keys(publicHolidays)
      .map(Number)
      .filter((one) => one < known)) {
      expect(yearWithoutHolidays(Date.UTC(year, 11, 20))).toBeNull()
    }
  })
})
