import { isOpen, nextClosing, nextOpening, type Opening } from '../shop/hours'
import { daysBetween, type Instant } from '../shared/time'
import type { Agent, Duty } from './agent'

/** A break is no closing time: the last one before midnight counts. Null when the service never closes. */
const lastClosing = (opening: Opening, from: Instant): Instant | null => {
  const closing = nextClosing(opening, from)
  const again = closing === null ? null : nextOpening(opening, closing - 1)
  const isBreak = again !== null && closing !== null && daysBetween(closing - 1, again) === 0
  return isBreak ? lastClosing(opening, again) : closing
}

/**
 * Until when somebody is on duty who says so at `since`: until the service closes for the day. Said outside hours it is
 * work before opening or late at night, and holds until the next day's closing. Null when the service never closes.
 */
export const onDutyUntil = (opening: Opening, since: Instant): Instant | null => {
  const from = isOpen(opening, since) ? since : nextOpening(opening, since)
  return from === null ? null : lastClosing(opening, from)
}

type Said = Pick<Agent, 'duty' | 'onUntil'>

/** What an agent does at `now`: from closing time on he is off, whenever the clock comes to write it down. */
export const dutyAt = ({ duty, onUntil }: Said, now: Instant): Duty =>
  duty === 'on' && typeof onUntil === 'number' && onUntil <= now ? 'off' : duty

export const isOnDuty = (agent: Said, now: Instant): boolean => dutyAt(agent, now) === 'on'
