import type { DeskSession } from '../../../core/contracts/desk.contract'
import type { Instant } from '../../../core/shared/time'
import { clockWords } from '../../words/sessions'

export interface ClockView {
  readonly level: 'breach' | 'warn' | 'calm'
  readonly words: string
  /** What is left of the time, 0 to 1. */
  readonly part: number
  /** The rule that set it. */
  readonly title: string
  /** What it times, where several stand beside each other. */
  readonly name?: string
}

/** The last quarter of the time is amber. */
const WARN_PART = 0.25

type Timed = Pick<DeskSession, 'dueAt' | 'wait'>

const titleOf = ({ dueAt: due, wait }: Timed, now: Instant): string =>
  wait ? clockWords.rule(wait.for, wait.standardMs, { due, now }) : ''

/** What is left, counted down while it runs; until when, while it stands still. */
const leftWords = (due: Instant, standardMs: number | undefined, now: Instant): string =>
  standardMs !== undefined && due - now > standardMs ? clockWords.later(due, now) : clockWords.left(due - now)

interface Due {
  readonly dueAt: Instant
  /** Unknown: nothing says how much of it is left. */
  readonly standardMs: number | undefined
}

/** How a clock that runs stands at `now` of the server. */
export const standingOf = ({ dueAt, standardMs }: Due, now: Instant): Omit<ClockView, 'title' | 'name'> => {
  const left = dueAt - now
  if (left < 0) return { level: 'breach', words: clockWords.over(-left), part: 0 }
  const part = standardMs === undefined ? 1 : Math.min(1, left / standardMs)
  return { level: part <= WARN_PART ? 'warn' : 'calm', words: leftWords(dueAt, standardMs, now), part }
}

/** How a wait stands at `now` of the server; null while nobody is waited for. */
export const clockOf = (session: Timed, now: Instant): ClockView | null => {
  const { dueAt, wait } = session
  if (dueAt === null) return null
  return { ...standingOf({ dueAt, standardMs: wait?.standardMs }, now), title: titleOf(session, now) }
}

/** Somebody in the queue: how long she has waited, with the same ring. */
export const queueClockOf = (session: DeskSession, now: Instant): ClockView | null => {
  if (session.queuedAt === null) return null
  const clock = clockOf(session, now)
  const words = clockWords.waited(now - session.queuedAt)
  return clock ? { ...clock, words } : { level: 'calm', words, part: 1, title: titleOf(session, now) }
}
