import type { DeskSession } from '../../../core/contracts/desk.contract'

/** How far each of my sessions was heard, by seq. */
export type Heard = ReadonlyMap<string, number>

export const heardIn = (sessions: readonly DeskSession[]): Heard =>
  new Map(sessions.map(({ sessionId, heard = [] }) => [sessionId, heard.at(-1) ?? 0]))

/** Did a shopper speak, or come, since `before`? Nothing is new to a desk that was just opened. */
export const hasArrived = (before: Heard | null, now: Heard): boolean =>
  before !== null && [...now].some(([sessionId, seq]) => seq > (before.get(sessionId) ?? -1))
