/**
 * China's public holidays and the weekend days that are worked for them (调休), as the State Council announces them
 * each November for the year to come. A year that is not here yet is an ordinary one: add it when it is announced.
 */
interface PublicHoliday {
  readonly name: string
  /** First and last day off, month-day. */
  readonly from: string
  readonly to: string
  /** Saturdays and Sundays that are worked, month-day. */
  readonly worked: readonly string[]
}

interface HolidayYear {
  readonly source: string
  readonly holidays: readonly PublicHoliday[]
}

const off = (name: string, [from, to]: readonly [string, string], ...worked: string[]): PublicHoliday => ({
  name,
  from,
  to,
  worked,
})

export const publicHolidays: Readonly<Record<number, HolidayYear>> = {
  2025: {
    source: '国务院办公厅关于2025年部分节假日安排的通知，2024-11-12',
    holidays: [
      off('元旦', ['01-01', '01-01']),
      off('春节', ['01-28', '02-04'], '01-26', '02-08'),
      off('清明节', ['04-04', '04-06']),
      off('劳动节', ['05-01', '05-05'], '04-27'),
      off('端午节', ['05-31', '06-02']),
      off('国庆节、中秋节', ['10-01', '10-08'], '09-28', '10-11'),
    ],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知，2025-11-04',
    holidays: [
      off('元旦', ['01-01', '01-03'], '01-04'),
      off('春节', ['02-15', '02-23'], '02-14', '02-28'),
      off('清明节', ['04-04', '04-06']),
      off('劳动节', ['05-01', '05-05'], '05-09'),
      off('端午节', ['06-19', '06-21']),
      off('中秋节', ['09-25', '09-27']),
      off('国庆节', ['10-01', '10-07'], '09-20', '10-10'),
    ],
  },
}
