import type { BoardSession } from '../../../core/contracts/desk/board'
import type { Instant } from '../../../core/shared/time'
import { boardWords } from '../../words/board'
import { standingOf, type ClockView } from '../sessions/clock'

/** How a session on the board stands; null while nobody is waited for. */
export const rowClock = ({ queuedAt, dueAt, dueRule }: BoardSession, now: Instant): ClockView | null => {
  if (dueAt === null) return null
  const standing = standingOf({ dueAt, standardMs: dueRule?.standardMs }, now)
  const title = dueRule ? boardWords.row.rule(dueRule, dueAt, now) : ''
  return { ...standing, title, ...(queuedAt !== null && { words: boardWords.row.clock(now - queuedAt) }) }
}
