import type { Cost } from './find'

/** What the cloud would bill, for one action on one collection. */
export interface Counters {
  requests: number
  /** Documents looked at, and documents handed over or changed. */
  examined: number
  returned: number
  errors: number
  bytesIn: number
  bytesOut: number
}

export interface Entry extends Readonly<Counters> {
  readonly action: string
  /** Collection, function or empty. */
  readonly on: string
}

/** One question that looked at more than twice what it returned. */
export interface Waste extends Cost {
  readonly action: string
  readonly on: string
  readonly fields: readonly string[]
}

const none = (): Counters => ({ requests: 0, examined: 0, returned: 0, errors: 0, bytesIn: 0, bytesOut: 0 })
const keptWastes = 200

/** Counts every request of the gateway; tests read it ("no query examines more than 2× what it returns"). */
export class Meter {
  private readonly counters = new Map<string, Counters>()
  private readonly wasted: Waste[] = []

  private at(action: string, on: string): Counters {
    const key = `${action}\n${on}`
    const known = this.counters.get(key)
    if (known) return known
    const made = none()
    this.counters.set(key, made)
    return made
  }

  request(action: string, on: string, bytes: number): void {
    const counters = this.at(action, on)
    counters.requests += 1
    counters.bytesIn += bytes
  }

  answer(action: string, on: string, reply: { bytes: number; error: boolean }): void {
    const counters = this.at(action, on)
    counters.bytesOut += reply.bytes
    if (reply.error) counters.errors += 1
  }

  cost(action: string, on: string, spent: Cost & { readonly fields: readonly string[] }): void {
    const counters = this.at(action, on)
    counters.examined += spent.examined
    counters.returned += spent.returned
    if (spent.examined <= Math.max(1, spent.returned * 2)) return
    this.wasted.push({ action, on, ...spent })
    if (this.wasted.length > keptWastes) this.wasted.shift()
  }

  entries(): readonly Entry[] {
    return [...this.counters].map(([key, counters]) => {
      const [action = '', on = ''] = key.split('\n')
      return { action, on, ...counters }
    })
  }

  /** Sums; of one action and one collection when they are given. */
  total(of: { action?: string; on?: string } = {}): Readonly<Counters> {
    const sum = none()
    for (const entry of this.entries()) {
      if (of.action !== undefined && of.action !== entry.action) continue
      if (of.on !== undefined && of.on !== entry.on) continue
      for (const name of Object.keys(sum) as (keyof Counters)[]) sum[name] += entry[name]
    }
    return sum
  }

  /** Questions that examined more than twice what they returned (and more than one), the latest 200. */
  get wastes(): readonly Waste[] {
    return this.wasted
  }

  reset(): void {
    this.counters.clear()
    this.wasted.length = 0
  }
}
