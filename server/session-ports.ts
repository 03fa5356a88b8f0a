import type { OpenService } from '../core/conversation/state'
import type { DueRule, OwesRule } from '../core/desk/due-rule'
import type { Tally } from '../core/numbers/tally'
import type { Level } from '../core/policy/service-policy'
import type { RoutingFacts } from '../core/routing/waiting'
import type { Instant } from '../core/shared/time'

/** A session as lists show it: a projection of turns, never newer than them. `_id` = sessionId. */
export interface SessionRow {
  readonly _id: string
  readonly shopId: string
  readonly conversationId: string
  readonly openid: string
  readonly number: number
  readonly day: string
  /** How the shopper is called: 张女士. */
  readonly called: string
  readonly status: OpenService['status'] | 'ended'
  readonly openedAt: Instant
  /** Since when he waits for a person; outside hours since he left his message. */
  readonly queuedAt: Instant | null
  readonly opensAt: Instant | null
  readonly agentId: string | null
  readonly endedAt: Instant | null
  readonly stars: number | null
  /** Who should serve him, and who did; absent in old rows. */
  readonly routing?: RoutingFacts | undefined
  /** By when a person should have answered, and when the clock has to look; null while nobody is waited for. */
  readonly dueAt?: Instant | null | undefined
  readonly lookAt?: Instant | null | undefined
  /** The promise that set `dueAt`. */
  readonly dueRule?: DueRule | null | undefined
  /** The same of everything that whoever has it owes: a plan, news, that it is settled. */
  readonly owesAt?: Instant | null | undefined
  readonly owesRule?: OwesRule | null | undefined
  /** How far its problem reaches, while it is open (R38–R40); null: nobody has said. */
  readonly level?: Level | null | undefined
  /** Since when a supervisor is asked for help; null: none is. */
  readonly escalatedAt?: Instant | null | undefined
  /** What it is measured by, once it is over or with nobody any more. */
  readonly tally?: Tally | null | undefined
  /** The turn that it was made from: an older one changes nothing. */
  readonly seq: number
}

export interface QueueCursor {
  readonly queuedAt: Instant
  readonly sessionId: string
}

export interface Sessions {
  project(row: SessionRow): Promise<void>
  /** Changes a session that is not its conversation's newest any more. */
  amend(
    sessionId: string,
    seq: number,
    fields: Partial<Pick<SessionRow, 'status' | 'endedAt' | 'stars' | 'lookAt'>>,
  ): Promise<void>
  oldestQueued(shopId: string, limit: number): Promise<readonly SessionRow[]>
  /** The queue, the longest waiting first; `after` is the last one seen. */
  queuePage(
    shopId: string,
    page: { readonly limit: number; readonly after: QueueCursor | null },
  ): Promise<readonly SessionRow[]>
  countQueued(shopId: string, before?: Instant): Promise<number>
  /** Sessions that somebody holds, by their id; `after` is the last one seen. */
  heldPage(
    shopId: string,
    page: { readonly limit: number; readonly after: string },
  ): Promise<readonly SessionRow[]>
  /** Open sessions with a problem of that level, the oldest first. */
  ofLevel(shopId: string, level: Level, limit: number): Promise<readonly SessionRow[]>
  /** In which a person owes something, the one that is due first first: what is late stands before the rest. */
  dueFirst(shopId: string, limit: number): Promise<readonly SessionRow[]>
  /** In which a supervisor is asked for help, the one asked first first. */
  escalated(shopId: string, limit: number): Promise<readonly SessionRow[]>
  /** How many of `dueFirst` are late. */
  countLate(shopId: string, now: Instant): Promise<number>
  /** Sessions that an agent holds, oldest first. */
  ofAgent(shopId: string, agentId: string): Promise<readonly SessionRow[]>
  /** Whatever became of them, in the order of `ofAgent`. */
  named(sessionIds: readonly string[]): Promise<readonly SessionRow[]>
  /** Of one shopper, newest first. */
  ofShopper(shopId: string, openid: string, limit: number): Promise<readonly SessionRow[]>
  /** Messages left outside hours, the oldest first. */
  left(shopId: string, limit: number): Promise<readonly SessionRow[]>
  /** Messages left outside hours whose shop is open now. */
  toReopen(now: Instant, limit: number): Promise<readonly SessionRow[]>
  /** Sessions of all shops that the clock has to look at: a wait, or one that is over; the earliest first. */
  toLook(now: Instant, limit: number): Promise<readonly SessionRow[]>
  /** Looks at it again then, unless a later turn has said otherwise. */
  lookAgain(row: Pick<SessionRow, '_id' | 'seq'>, lookAt: Instant | null): Promise<void>
  /** Shops that have somebody in the queue. */
  shopsWaiting(): Promise<readonly string[]>
}
