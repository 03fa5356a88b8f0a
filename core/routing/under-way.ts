import { SECOND, type Instant } from '../shared/time'
import type { TakenPlace } from './agent'

/** A place is taken before the turn by which the session is its agent's; whoever takes longer for that has broken off. */
const UNDER_WAY_MS = 5 * SECOND

/** Sessions that somebody is just giving away: they still stand in the queue, and need no second place. */
export const underWay = (places: readonly TakenPlace[], now: Instant): ReadonlySet<string> =>
  new Set(places.filter(({ takenAt }) => now - takenAt < UNDER_WAY_MS).map(({ sessionId }) => sessionId))
