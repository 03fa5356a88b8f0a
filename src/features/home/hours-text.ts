import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { DAY, dateOf, type Instant } from '../../../core/shared/time'
import { hoursWords as words } from '../../copy/home'

type Span = HomeView['hours'][number]
type Times = Pick<Span, 'opens' | 'closes'>
type SpecialDays = HomeView['specialDays'][number]

/** Days of a week that have a name together. */
const named: Readonly<Record<string, string>> = {
  '0,1,2,3,4,5,6': words.everyDay,
  '1,2,3,4,5': words.workdays,
  '0,6': words.weekend,
}

/** Monday first, Sunday last, as weeks are told in China. */
const fromMonday = (day: number): number => (day + 6) % 7

const daysText = (days: readonly number[]): string => {
  const name = named[[...days].sort((a, b) => a - b).join()]
  if (name !== undefined) return name
  return [...days]
    .sort((a, b) => fromMonday(a) - fromMonday(b))
    .map((day) => words.weekdays[day])
    .join(words.and)
}

const clock = (minutes: number): string =>
  `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const timesText = ({ opens, closes }: Times): string =>
  opens % 60 === 0 && closes % 60 === 0
    ? words.wholeHours(opens / 60, closes / 60)
    : `${clock(opens)}–${clock(closes)}`

/** `工作日 9–21 点，周末 10–18 点`; spans of the same days follow each other: `每天 9–12 点、14–18 点`. */
export const hoursText = (hours: readonly Span[]): string => {
  const byDays = new Map<string, string[]>()
  for (const span of hours) {
    const days = daysText(span.days)
    byDays.set(days, [...(byDays.get(days) ?? []), timesText(span)])
  }
  return [...byDays].map(([days, times]) => `${days} ${times.join(words.and)}`).join(words.spanBetween)
}

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
