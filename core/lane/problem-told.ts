import type { Message } from '../conversation/message'
import type { StaffNews } from '../conversation/staff-news'
import { isOpenService, type ConversationState } from '../conversation/state'
import { problemWords } from '../copy/problem-pool'
import type { Instant } from '../shared/time'
import { record, summary } from './introduction'
import { calledBy } from './render'
import { cutText, LANE_TEXT_BYTES } from './text'

interface Told {
  readonly state: ConversationState
  /** Of the session so far, oldest first. */
  readonly messages: readonly Message[]
  readonly news: Extract<StaffNews, { type: 'levelSet' }>
  /** The turn's own time, so that a retry is the same request. */
  readonly now: Instant
}

/**
 * What whoever is named for a level is told: whose session, what it is about, by when she is owed news (R39); on L3 with
 * what was said, so that nobody has to ask for it (R40, R49). Nothing when no session is open.
 */
export const problemTold = ({ state, messages, news, now }: Told): string[] => {
  const { service, shopper } = state
  if (!isOpenService(service)) return []
  const called = { number: service.number, honorific: calledBy(shopper) }
  const head = [problemWords.head(called, news, now), summary(service, messages), problemWords.where]
  return [
    ...cutText(head.join('\n'), LANE_TEXT_BYTES),
    ...(news.level === 'L3' ? record(called, messages) : []),
  ]
}
