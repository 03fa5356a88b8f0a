import { Cron } from 'croner'

/** Seven fields (second … year) in China's time, as on the platform. @throws when it is not understood */
export const cronOf = (pattern: string): Cron =>
  new Cron(pattern, { timezone: 'Asia/Shanghai', mode: '7-part', paused: true })

export const isCron = (pattern: string): boolean => {
  try {
    cronOf(pattern)
    return true
  } catch {
    return false
  }
}
