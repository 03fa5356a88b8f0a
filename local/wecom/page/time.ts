import { clockText, daysBetween, momentText } from '../../../core/shared/time'

/** `10:02`, `昨天 15:20`, `11-20 15:20`: as the shop's clock in China shows it, wherever the browser is. */
export const stampOf = (at: number, now: number): string =>
  daysBetween(now, at) === 0 ? clockText(at) : momentText(at, now)

/** A time stands above a message when five minutes passed since the one before. */
export const needsStamp = (at: number, before: number | undefined): boolean =>
  before === undefined || at - before >= 5 * 60_000
