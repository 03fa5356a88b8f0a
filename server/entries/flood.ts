import { SECOND, type Instant } from '../../core/shared/time'

interface Limit {
  /** So many calls may come at once. */
  readonly burst: number
  /** One more every so often, ms. */
  readonly everyMs: number
}

/** More names are forgotten, the longest silent first. */
const MOST_NAMES = 2_000

/**
 * Who asks too much, as far as this instance sees it: a guard against a page gone wild, at no request to the database.
 * Answers whether a call of that name may come now.
 */
export const floodGuard = ({ burst, everyMs }: Limit): ((name: string, now: Instant) => boolean) => {
  const fullAt = new Map<string, Instant>()
  return (name, now) => {
    const next = Math.max(fullAt.get(name) ?? 0, now) + everyMs
    if (next - now > burst * everyMs) return false
    fullAt.delete(name)
    fullAt.set(name, next)
    const [oldest] = fullAt.keys()
    if (fullAt.size > MOST_NAMES && oldest !== undefined) fullAt.delete(oldest)
    return true
  }
}

/** A console with every page open asks a few times a second: this is for one that asks in a loop. */
export const deskLimit: Limit = { burst: 200, everyMs: SECOND / 200 }
