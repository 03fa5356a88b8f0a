import type { BoardSession } from '../../../core/contracts/desk/board'
import type { Instant } from '../../../core/shared/time'
import { boardWords } from '../../words/board'
import { clockWords } from '../../words/sessions'
import { leftWords, type ClockView } from '../sessions/clock'

const WARN_PART = 0.25

/** How a session on the board stands; null while nobody is waited for. */
export const rowClock = ({ queuedAt, dueAt, dueRule }: BoardSession, now: Instant): ClockView | null => {
  if (dueAt === null) return null
  const left = dueAt - now
  const part = dueRule ? Math.max(0, Math.min(1, left / dueRule.standardMs)) : 1
  const title = dueRule ? boardWords.row.rule(dueRule, dueAt, now) : ''
  const level = left < 0 ? 'breach' : part <= WARN_PART ? 'warn' : 'calm'
  const due = left < 0 ? clockWords.over(-left) : leftWords(dueAt, dueRule?.standardMs, now)
  return { level, part, title, words: queuedAt === null ? due : boardWords.row.clock(now - queuedAt) }
}
