import { isOpen, nextClosing, nextOpening, type Opening } from '../../../core/shop/hours'
import { deadlineText, startOfDay, type Instant } from '../../../core/shared/time'
import { callWords as words } from '../../copy/home'

const isMidnight = (at: Instant): boolean => startOfDay(at) === at

/** Midnight is told as the end of its day: `今天 24:00`. */
const closingText = (at: Instant, now: Instant): string =>
  deadlineText(at - 1, now).replace(/23:59$/, '24:00')

/** Whether the phone is answered now (R13): `今天 21:00 前可打`, `现在没人接，明天 09:00 起可打`. */
export const callText = (opening: Opening, now: Instant): string => {
  if (!isOpen(opening, now)) {
    const opensAt = nextOpening(opening, now)
    return opensAt === null ? words.never : words.from(deadlineText(opensAt, now))
  }
  const closesAt = nextClosing(opening, now)
  if (closesAt === null) return words.always
  return words.until(isMidnight(closesAt) ? closingText(closesAt, now) : deadlineText(closesAt, now))
}
