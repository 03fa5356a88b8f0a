/** Buckets grow by a fifth, so that a percentile is off by a tenth at most; 80 of them reach from 0.1 ms to 36 min. */
const GROWTH = 1.2
const SMALLEST_MS = 0.1
const BUCKETS = 80

const bucketOf = (ms: number): number => {
  if (ms <= SMALLEST_MS) return 0
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(ms / SMALLEST_MS) / Math.log(GROWTH)))
}

/** The middle of a bucket, as a ratio: what is said of everything in it. */
const valueOf = (bucket: number): number => SMALLEST_MS * GROWTH ** (bucket - 0.5)

/** How long things took, in bounded space: however many are added, it stays 80 numbers. */
export class Histogram {
  private readonly counts = new Uint32Array(BUCKETS)
  private total = 0
  private longest = 0

  add(ms: number): void {
    const bucket = bucketOf(ms)
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.total += 1
    this.longest = Math.max(this.longest, ms)
  }

  get max(): number {
    return this.longest
  }

  /** The time that `share` (0 … 1) of all stayed within, ms; 0 while nothing was added. */
  percentile(share: number): number {
    let left = Math.max(1, Math.ceil(this.total * share))
    if (this.total === 0) return 0
    for (const [bucket, count] of this.counts.entries()) {
      left -= count
      if (left <= 0) return Math.min(valueOf(bucket), this.longest)
    }
    return this.longest
  }
}
