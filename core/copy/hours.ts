import type { OpeningSpan } from '../shop/shop'

const words = {
  everyDay: '每天',
  workdays: '工作日',
  weekend: '周末',
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  and: '、',
  /** Held together by a word joiner and a no-break space: a span never breaks. */
  wholeHours: (opens: number, closes: number) => `${opens}\u2060–\u2060${closes}\u00a0点`,
  spanBetween: '，',
} as const

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

/** `9–21 点`, `8:30–18:00`. */
export const timesText = ({ opens, closes }: Pick<OpeningSpan, 'opens' | 'closes'>): string =>
  opens % 60 === 0 && closes % 60 === 0
    ? words.wholeHours(opens / 60, closes / 60)
    : `${clock(opens)}–${clock(closes)}`

/** `工作日 9–21 点，周末 10–18 点`; spans of the same days follow each other: `每天 9–12 点、14–18 点`. */
export const hoursText = (hours: readonly OpeningSpan[]): string => {
  const byDays = new Map<string, string[]>()
  for (const span of hours) {
    const days = daysText(span.days)
    byDays.set(days, [...(byDays.get(days) ?? []), timesText(span)])
  }
  return [...byDays].map(([days, times]) => `${days} ${times.join(words.and)}`).join(words.spanBetween)
}
