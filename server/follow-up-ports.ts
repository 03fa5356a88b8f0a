import type { FollowUp } from '../core/followups/follow-up'
import type { Instant } from '../core/shared/time'

/** Which follow-ups a list shows: those of that agent (null: nobody's), or anybody's when it is left out. */
export interface FollowUpList {
  readonly status: FollowUp['state']['status']
  readonly agentId?: string | null
}

export interface FollowUpCursor {
  readonly listAt: Instant
  readonly sessionId: string
}

/** Sessions after which she is asked whether all is well. */
export interface FollowUps {
  find(sessionId: string): Promise<FollowUp | null>
  insert(followUp: FollowUp): Promise<'inserted' | 'taken'>
  /** Writes it where version `before` stands; false when something else does. */
  put(followUp: FollowUp, before: number): Promise<boolean>
  /** What is open by when it is due, the first first; what is closed the newest first. `after` is the last one seen. */
  page(
    shopId: string,
    list: FollowUpList,
    page: { readonly limit: number; readonly after: FollowUpCursor | null },
  ): Promise<readonly FollowUp[]>
  /** How many of an open list there are; with `dueBy`: that are due by then. */
  countOpen(
    shopId: string,
    list: Pick<FollowUpList, 'agentId'> & { readonly dueBy?: Instant },
  ): Promise<number>
  /** Of all shops, those that the clock has to look at, the earliest first. */
  toLook(now: Instant, limit: number): Promise<readonly FollowUp[]>
  /** What the clock did of this version; nothing when it has changed since. */
  looked(followUp: Pick<FollowUp, '_id' | 'version' | 'clock' | 'lookAt' | 'agentId'>): Promise<void>
}
