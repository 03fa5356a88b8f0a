import { isOpen, nextClosing, nextOpening, type Opening } from '../shop/hours'
import type { Instant } from '../shared/time'
import type { Agent, Duty } from './agent'

/**
 * Until when somebody is on duty who says so at `since`: until the service closes next. Said outside hours it is work
 * before opening or late at night, and holds until the next day's closing. Null when the service never closes.
 */
export const onDutyUntil = (opening: Opening, since: Instant): Instant | null => {
  const from = isOpen(opening, since) ? since : nextOpening(opening, since)
  return from === null ? null : nextClosing(opening, from)
}

type Said = Pick<Agent, 'duty' | 'onUntil'>

/** What an agent does at `now`: from closing time on he is off, whenever the clock comes to write it down. */
export const dutyAt = ({ duty, onUntil }: Said, now: Instant): Duty =>
  duty === 'on' && typeof onUntil === 'number' && onUntil <= now ? 'off' : duty

export const isOnDuty = (agent: Said, now: Instant): boolean => dutyAt(agent, now) === 'on'
