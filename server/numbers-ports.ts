import type { FollowedUp } from '../core/followups/score'
import type { DayNumbers } from '../core/numbers/day'
import type { Part } from '../core/numbers/part'
import type { Tally } from '../core/numbers/tally'
import type { RoutingFacts } from '../core/routing/waiting'
import type { Instant } from '../core/shared/time'

/** A session that is over, or with nobody any more, as far as numbers need it. `_id` = sessionId. */
export interface OverSession {
  readonly _id: string
  readonly shopId: string
  readonly tally?: Tally | null | undefined
  readonly routing?: RoutingFacts | undefined
  readonly stars: number | null
  /** The shopper needed a person again soon. */
  readonly isRepeated?: boolean | undefined
  /** What came of asking her afterwards; absent: nothing had to be asked. */
  readonly followUp?: FollowedUp | undefined
  /** What its day holds of it, and as of which version of the day. */
  readonly counted?: CountedPart | undefined
  readonly lookAt?: Instant | null | undefined
}

export interface CountedPart {
  readonly version: number
  readonly part: Part
}

/** What happened, added up by day; each session stands in the day on which a person was asked for. */
export interface Numbers {
  day(shopId: string, date: string): Promise<DayNumbers | null>
  /** Both days included, at most 31. */
  days(shopId: string, from: string, to: string): Promise<readonly DayNumbers[]>
  /** Writes the day where version `before` stands (0: none); false when something else does. */
  put(day: DayNumbers, before: number): Promise<boolean>
  /** Every session of the day's `last` has its part. */
  clearLast(day: DayNumbers): Promise<void>
  sessions(ids: readonly string[]): Promise<readonly OverSession[]>
  /** Never back to an older version. */
  keepPart(sessionId: string, counted: CountedPart): Promise<void>
  /** Looks at it again then (null: never), unless something has happened to it since it was read. */
  lookAgain(session: Pick<OverSession, '_id' | 'lookAt'>, lookAt: Instant | null): Promise<void>
  /** So it was followed up: it is counted anew. The same again changes nothing. */
  markFollowedUp(sessionId: string, followUp: FollowedUp, now: Instant): Promise<void>
  /** Its shopper needed a person again: it is counted anew. Once; more often changes nothing. */
  markRepeated(sessionId: string, now: Instant): Promise<void>
}
