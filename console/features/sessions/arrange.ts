import type { DeskSession } from '../../../core/contracts/desk.contract'
import type { Instant } from '../../../core/shared/time'

export interface Arranged {
  /** A person is waited for; the one that is due first stands first. */
  readonly waiting: readonly DeskSession[]
  /** The shopper has the word; who spoke last stands first. */
  readonly theirs: readonly DeskSession[]
}

const lastAt = ({ last, openedAt }: DeskSession): Instant => last?.at ?? openedAt

/** 等您回复 and 等客户. */
export const arrange = (sessions: readonly DeskSession[]): Arranged => {
  const due = (session: DeskSession): Instant => session.dueAt ?? 0
  return {
    waiting: sessions.filter(({ dueAt }) => dueAt !== null).sort((a, b) => due(a) - due(b)),
    theirs: sessions.filter(({ dueAt }) => dueAt === null).sort((a, b) => lastAt(b) - lastAt(a)),
  }
}

/** Is `text` in how she is called, in the session's number or in what was said last? */
export const isFound = ({ called, number, code, last }: DeskSession, text: string): boolean => {
  const wanted = text.trim().toLowerCase()
  return [called, `#${number}`, code, last?.words ?? ''].some((part) => part.toLowerCase().includes(wanted))
}

/** How many of the shopper's turns came after `seen`. */
export const unreadAfter = ({ heard = [] }: DeskSession, seen: number): number =>
  heard.filter((seq) => seq > seen).length
