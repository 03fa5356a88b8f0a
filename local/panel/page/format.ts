import { words } from './words'

const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const twoDigits = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

/** 12,345 · 1.5 · 0.25 */
export const number = (value: number): string => {
  if (Number.isInteger(value) || value >= 100) return grouped.format(value)
  return value >= 10 ? oneDigit.format(value) : twoDigits.format(value)
}

export const ms = (value: number): string => {
  if (value >= 10_000) return `${number(value / 1000)} s`
  return value >= 100 ? `${grouped.format(value)} ms` : `${oneDigit.format(value)} ms`
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

export const bytes = (value: number): string => {
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(1024)))
  return `${number(value / 1024 ** power)} ${units[power] ?? 'B'}`
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${twoDigits.format((part / whole) * 100)}%`

/** 3 秒 · 5 分钟 · 2 小时 · 4 天 */
export const span = (value: number): string => {
  const seconds = Math.abs(value) / 1000
  if (seconds < 60) return `${Math.round(seconds)} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时`
  return `${Math.floor(seconds / 86_400)} 天`
}

export const when = (at: number, now: number): string => {
  if (Math.abs(at - now) < 1_000) return words.now
  return at > now ? words.inAWhile(span(at - now)) : words.ago(span(now - at))
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hour12: false,
})

/** 10:02:03.456 */
export const timeOf = (at: number): string => clock.format(at)
