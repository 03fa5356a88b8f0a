import * as z from 'zod/mini'

/** A moment, epoch milliseconds. */
export const Instant = z.int().check(z.nonnegative())
export type Instant = z.infer<typeof Instant>

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Shops live in China: one zone, no daylight saving. */
const CHINA_OFFSET = 8 * HOUR

export interface ChinaTime {
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  /** 0 Sunday – 6 Saturday. */
  readonly weekday: number
}

/** What a clock on a wall in China shows at that moment. */
export const chinaTime = (at: Instant): ChinaTime => {
  const shifted = new Date(at + CHINA_OFFSET)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  }
}

/** Midnight in China of the day that holds `at`. */
export const startOfDay = (at: Instant): Instant => at - ((at + CHINA_OFFSET) % DAY)

/** Days from the day of `now` to the day of `at`: 0 today, 1 tomorrow, -1 yesterday. */
export const daysBetween = (now: Instant, at: Instant): number =>
  Math.round((startOfDay(at) - startOfDay(now)) / DAY)

const two = (n: number): string => String(n).padStart(2, '0')

/** `09:05` */
export const clockText = (at: Instant): string => {
  const { hour, minute } = chinaTime(at)
  return `${two(hour)}:${two(minute)}`
}

/** `2025-11-21`: the day in China that holds `at`. */
export const dateOf = (at: Instant): string => {
  const { year, month, day } = chinaTime(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** `2025-11-21 09:05`: a moment with nothing left out, as WeChat's templates want it. */
export const minuteText = (at: Instant): string => `${dateOf(at)} ${clockText(at)}`

/** `251121`: the day that a session number belongs to. */
export const dayCode = (at: Instant): string => {
  const { year, month, day } = chinaTime(at)
  return `${two(year % 100)}${two(month)}${two(day)}`
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const nearDays: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' }

/** A day as look.md writes it: 今天, 明天, 昨天, else 11-20 (with the year when it is another one). */
export const dayText = (at: Instant, now: Instant): string => {
  const near = nearDays[daysBetween(now, at)]
  if (near !== undefined) return near
  const { year, month, day } = chinaTime(at)
  const date = `${two(month)}-${two(day)}`
  return year === chinaTime(now).year ? date : `${year}-${date}`
}

/** `11-20 15:20`: true on every day. */
export const dateText = (at: Instant): string => {
  const { month, day } = chinaTime(at)
  return `${two(month)}-${two(day)} ${clockText(at)}`
}

/** `今天 09:26`, `11-20 15:20`. */
export const momentText = (at: Instant, now: Instant): string => `${dayText(at, now)} ${clockText(at)}`

const comingDayText = (at: Instant, now: Instant): string => {
  const near = nearDays[daysBetween(now, at)]
  if (near !== undefined) return near
  const { month, day, weekday } = chinaTime(at)
  return `${month}月${day}日 ${weekdays[weekday]}`
}

/** A moment to come, with the weekday when it is not near: `今天 18:00`, `11月25日 周二 18:00`. */
export const comingText = (at: Instant, now: Instant): string => `${comingDayText(at, now)} ${clockText(at)}`

/** A deadline, in the same words; one at midnight is the end of the day before: `今天 24:00`. */
export const deadlineText = (at: Instant, now: Instant): string =>
  at === startOfDay(at) ? `${comingDayText(at - 1, now)} 24:00` : comingText(at, now)
