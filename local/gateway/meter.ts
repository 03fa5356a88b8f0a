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

/** An entry of the requests that one caller caused: `shopper conversation.send`, or empty for a process. */
export interface CausedEntry extends Entry {
  readonly by: string
}

/** One question that looked at more than twice what it returned. */
export interface Waste extends Cost {
  readonly action: string
  readonly on: string
  readonly fields: readonly string[]
}

/** Which counters a request belongs to. */
export interface MeterKey {
  readonly action: string
  readonly on: string
  readonly by?: string
}

const none = (): Counters => ({ requests: 0, examined: 0, returned: 0, errors: 0, bytesIn: 0, bytesOut: 0 })
const keptWastes = 200

/** Actions, collections and procedures are named by callers: what is over this many is counted as one. */
const MOST_KEYS = 5_000

const names = Object.keys(none()) as (keyof Counters)[]

const addTo = (sum: Counters, more: Readonly<Counters>): void => {
  for (const name of names) sum[name] += more[name]
}

/** Counts every request of the gateway; tests read it ("no query examines more than 2× what it returns"). */
export class Meter {
  private readonly counters = new Map<string, Counters>()
  private readonly wasted: Waste[] = []
  /** Told of every answer; one listener is enough. */
  onAnswer: ((reply: { readonly bytes: number; readonly error: boolean }) => void) | undefined
  /** Told of every request, in the order in which they come. */
  onRequest: ((key: MeterKey) => void) | undefined

  private at({ action, on, by = '' }: MeterKey): Counters {
    const key = `${action}\n${on}\n${by}`
    const known = this.counters.get(key)
    if (known) return known
    if (this.counters.size >= MOST_KEYS && on !== '…') return this.at({ action: '…', on: '…' })
    const made = none()
    this.counters.set(key, made)
    return made
  }

  request(key: MeterKey, bytes: number): void {
    const counters = this.at(key)
    counters.requests += 1
    counters.bytesIn += bytes
    this.onRequest?.(key)
  }

  answer(key: MeterKey, reply: { bytes: number; error: boolean }): void {
    const counters = this.at(key)
    counters.bytesOut += reply.bytes
    if (reply.error) counters.errors += 1
    this.onAnswer?.(reply)
  }

  cost(key: MeterKey, spent: Cost & { readonly fields: readonly string[] }): void {
    const counters = this.at(key)
    counters.examined += spent.examined
    counters.returned += spent.returned
    if (spent.examined <= Math.max(1, spent.returned * 2)) return
    this.wasted.push({ action: key.action, on: key.on, ...spent })
    if (this.wasted.length > keptWastes) this.wasted.shift()
  }

  /** By action and collection. */
  entries(): readonly Entry[] {
    const sums = new Map<string, Entry & Counters>()
    for (const { by: _, ...entry } of this.caused()) {
      const key = `${entry.action}\n${entry.on}`
      const sum = sums.get(key) ?? { action: entry.action, on: entry.on, ...none() }
      sums.set(key, sum)
      addTo(sum, entry)
    }
    return [...sums.values()]
  }

  /** By action, collection and the procedure whose call sent the request. */
  caused(): readonly CausedEntry[] {
    return [...this.counters].map(([key, counters]) => {
      const [action = '', on = '', ...by] = key.split('\n')
      return { action, on, by: by.join(' '), ...counters }
    })
  }

  /** Sums; of one action and one collection when they are given. */
  total(of: { action?: string; on?: string } = {}): Readonly<Counters> {
    const sum = none()
    for (const entry of this.entries()) {
      if (of.action !== undefined && of.action !== entry.action) continue
      if (of.on !== undefined && of.on !== entry.on) continue
      addTo(sum, entry)
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
