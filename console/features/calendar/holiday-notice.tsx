import { yearWithoutHolidays } from '../../../core/calendar/unknown-year'
import { serverNow } from '../../api/server-time'
import { calendarWords as words } from '../../words/calendar'
import './holiday-notice.css'

/** From New Year on every day would count as a usual one, and nobody would notice (R13). */
export const HolidayNotice = () => {
  const year = yearWithoutHolidays(serverNow())
  return year === null ? null : (
    <p className='holiday-notice' role='note'>
      {words.unknownYear(year)}
    </p>
  )
}
