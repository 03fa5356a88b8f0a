import { HOUR, MINUTE, type Instant } from '../shared/time'

/**
 * What a rail's word is to a document that stands where it stands: news; news only when it was said later than what is
 * known (words come out of order); known already or overtaken; or a doubt, because it cannot be true beside what is
 * known: money may have moved that should not, and a person has to look.
 */
export type Hearing = 'news' | 'ifLater' | 'known' | 'doubt'

const LONGEST_MS = 6 * HOUR

/** When to ask a silent rail again: after 1 minute, 2, 4 … and then every 6 hours. */
export const againAt = (at: Instant, times: number): Instant =>
  at + Math.min(MINUTE * 2 ** (times - 1), LONGEST_MS)
