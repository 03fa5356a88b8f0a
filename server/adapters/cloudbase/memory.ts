import { SECOND, type Instant } from '../../../core/shared/time'

const DOUBT_MS = 5 * SECOND

interface Limits {
  readonly atMost: number
  readonly forMs: number
  readonly now: () => Instant
}

/** What one instance remembers between calls: bounded, and forgotten after a while. */
export const createMemory = <T>({ atMost, forMs, now }: Limits) => {
  const entries = new Map<string, { readonly value: T; readonly until: Instant }>()
  let doubtedUntil: Instant = 0

  return {
    get: (key: string): T | undefined => {
      const entry = entries.get(key)
      if (entry && entry.until > now() && now() >= doubtedUntil) return entry.value
      entries.delete(key)
      return undefined
    },
    set: (key: string, value: T): void => {
      entries.delete(key)
      entries.set(key, { value, until: now() + forMs })
      const oldest = entries.keys().next()
      if (entries.size > atMost && !oldest.done) entries.delete(oldest.value)
    },
    delete: (key: string): void => {
      entries.delete(key)
    },
    /**
     * What was remembered proved wrong: other instances write as well, so for a while nothing is remembered. To read
     * anew costs one request, to be refused and read then costs two or three.
     */
    doubt: (): void => {
      doubtedUntil = now() + DOUBT_MS
    },
  }
}
