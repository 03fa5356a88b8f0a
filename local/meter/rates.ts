/** One second of the cloud. */
export interface Second {
  /** Second since 1970. */
  readonly at: number
  calls: number
  requests: number
  errors: number
  bytes: number
}

const KEPT_SECONDS = 120

/** What happened in each of the last two minutes' seconds. */
export class Rates {
  private seconds: Second[] = []

  constructor(private readonly now: () => number) {}

  add(what: Partial<Omit<Second, 'at'>>): void {
    const second = this.current()
    second.calls += what.calls ?? 0
    second.requests += what.requests ?? 0
    second.errors += what.errors ?? 0
    second.bytes += what.bytes ?? 0
  }

  /** The last `count` whole seconds, oldest first; seconds in which nothing happened are zeros. */
  last(count: number): readonly Readonly<Second>[] {
    const end = Math.floor(this.now() / 1000)
    const known = new Map(this.seconds.map((second) => [second.at, second]))
    return Array.from({ length: count }, (_, index) => {
      const at = end - count + index
      return known.get(at) ?? { at, calls: 0, requests: 0, errors: 0, bytes: 0 }
    })
  }

  private current(): Second {
    const at = Math.floor(this.now() / 1000)
    const newest = this.seconds.at(-1)
    if (newest?.at === at) return newest
    const second: Second = { at, calls: 0, requests: 0, errors: 0, bytes: 0 }
    this.seconds = [...this.seconds.filter((old) => old.at > at - KEPT_SECONDS && old.at < at), second]
    return second
  }
}
