import { chinaTime, dayCode, SECOND, type Instant } from '../../core/shared/time'

/** The number of an order: the moment it was placed, as a clock in China shows it, and three digits of its own. */
export const orderNoAt = (placedAt: Instant, own: string): string => {
  const { hour, minute } = chinaTime(placedAt)
  const second = Math.floor(placedAt / SECOND) % 60
  const clock = [hour, minute, second].map((n) => String(n).padStart(2, '0')).join('')
  return `${dayCode(placedAt)}${clock}${own}`
}
