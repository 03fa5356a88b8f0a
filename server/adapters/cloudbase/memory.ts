import type { Instant } from '../../../core/shared/time'

interface Limits {
  readonly atMost: number
  readonly forMs: number
  readonly now: () => Instant
}

/** What one instance remembers between calls: bounded, and forgotten after a while. */
export const createMemory = <T>({ atMost, forMs, now }: Limits) => {
  const entries = new Map<string, { readonly value: T; readonly until: Instant }>()

  return {
    get: (key: string): T | undefined => {
      const entry = entries.get(key)
      if (entry && entry.until > now()) return entry.value
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
  }
}

/** Of how many of the last answers an opinion is made, roughly. */
const LAST = 20
/** To be refused, read and ask again is three requests, to read first two: worth it while most memories are right. */
const MOST_WRONG = 0.4

/** Whether what one instance remembers is worth believing: other instances write as well. Starts as a believer. */
export class Trust {
  private wrong = 0

  get isWorthIt(): boolean {
    return this.wrong < MOST_WRONG
  }

  learn(wasRight: boolean): void {
    this.wrong += ((wasRight ? 0 : 1) - this.wrong) / LAST
  }
}
