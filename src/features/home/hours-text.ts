import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { DAY, dateOf, type Instant } from '../../../core/shared/time'
import { timesText } from '../../../core/copy/hours'
import { hoursWords as words } from '../../copy/home'

type SpecialDays = HomeView['specialDays'][number]

/** Days that are not as their weekday are told so long before. */
const TOLD_DAYS = 15

const dayOf = (date: string): string => words.day(Number(date.slice(5, 7)), Number(date.slice(8)))

const datesText = ({ from, to }: SpecialDays): string =>
  from === to ? dayOf(from) : words.days(dayOf(from), dayOf(to))

/** `国庆节 10月1日–10月7日 休息`, one line each: the days of the next fortnight that are not as their weekday. */
export const specialDaysTexts = (days: readonly SpecialDays[], now: Instant): string[] => {
  const last = dateOf(now + TOLD_DAYS * DAY)
  return days
    .filter(({ from }) => from <= last)
    .map((some) => {
      const times = some.spans.length === 0 ? words.closed : some.spans.map(timesText).join(words.and)
      return `${some.name || words.worked} ${datesText(some)} ${times}`
    })
}
