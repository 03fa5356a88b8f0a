import { words } from './words'

const two = (n: number) => String(n).padStart(2, '0')
const clock = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`
const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** `10:02`, `昨天 15:20`, `11-20 15:20`: today and yesterday in words, then the date. */
export const stampOf = (at: number, now: number): string => {
  const [date, today] = [new Date(at), new Date(now)]
  const days = Math.round((dayOf(today) - dayOf(date)) / 86_400_000)
  if (days === 0) return clock(date)
  if (days === 1) return `${words.yesterday} ${clock(date)}`
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(date)}`
}

/** A time stands above a message when five minutes passed since the one before. */
export const needsStamp = (at: number, before: number | undefined): boolean =>
  before === undefined || at - before >= 5 * 60_000
