import { percentile } from '../shared/percentile'
import { HOUR, MINUTE, SECOND, type Instant } from '../shared/time'
import { simulate, type Arrival, type Served, type Staffing } from './simulation'

/** A person answers within a minute (R20): what a tenth may not miss. */
export const GOOD_MS = 60 * SECOND
/** A general question is settled within 15 minutes (R31). */
export const SLOW_MS = 15 * MINUTE
/** Nobody hires more at once. */
const MOST_MORE = 30

export interface Figures {
  readonly staffing: Staffing
  readonly p50Ms: number
  readonly p90Ms: number
  readonly longestMs: number
  /** Share of those who waited no longer than a minute. */
  readonly inTime: number
  /** Share of the time in which places were taken. */
  readonly utilisation: number
  /** Sessions of the agent who had the fewest, and of the one who had the most. */
  readonly fewest: number
  readonly most: number
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const countsOf = (served: readonly Served[], { agents }: Staffing): readonly number[] => {
  const counts = new Map<string, number>()
  for (const { agentId } of served) counts.set(agentId, (counts.get(agentId) ?? 0) + 1)
  return [...counts.values(), ...Array<number>(agents - counts.size).fill(0)]
}

/** What the figures of a run are. */
export const figuresOf = (served: readonly Served[], staffing: Staffing): Figures => {
  const waits = served.map(({ waitMs }) => waitMs)
  const counts = countsOf(served, staffing)
  const begins = Math.min(...served.map(({ arrival }) => arrival.at))
  const ends = Math.max(...served.map(({ arrival, waitMs }) => arrival.at + waitMs + arrival.handleMs))
  const busyMs = sum(served.map(({ arrival }) => arrival.handleMs))
  return {
    staffing,
    p50Ms: percentile(waits, 0.5),
    p90Ms: percentile(waits, 0.9),
    longestMs: Math.max(...waits),
    inTime: waits.filter((waitMs) => waitMs <= GOOD_MS).length / waits.length,
    utilisation: busyMs / (staffing.agents * staffing.capacity * (ends - begins)),
    fewest: Math.min(...counts),
    most: Math.max(...counts),
  }
}

const measure = (arrivals: readonly Arrival[], staffing: Staffing): Figures =>
  figuresOf(simulate(arrivals, staffing), staffing)

const isGood = ({ p90Ms }: Figures): boolean => p90Ms <= GOOD_MS

const hourOf = (at: Instant): Instant => at - (at % HOUR)

/** The hours in which a tenth waited longer than a minute, in order. */
export const lateHours = (served: readonly Served[]): readonly Instant[] => {
  const hours = new Map<Instant, number[]>()
  for (const { arrival, waitMs } of served) {
    const hour = hourOf(arrival.at)
    hours.set(hour, [...(hours.get(hour) ?? []), waitMs])
  }
  return [...hours].flatMap(([hour, waits]) => (percentile(waits, 0.9) > GOOD_MS ? [hour] : []))
}

/**
 * Why shoppers wait (R52). slow: were all sessions settled within 15 minutes, the same people would do, or more would be
 * won than by one more of them.
 */
export interface Cause {
  readonly kind: 'none' | 'slow' | 'few'
  /** Share of the sessions that take longer than 15 minutes. */
  readonly slowShare: number
  /** The p90 of the waiting if they did not. */
  readonly cutP90Ms: number
}

export interface Answer {
  readonly now: Figures
  /** With one agent fewer, one more, two more. */
  readonly others: readonly Figures[]
  readonly late: readonly Instant[]
  readonly cause: Cause
  /** The fewest agents with whom nine of ten wait no longer than a minute; null: not even with many more. */
  readonly enough: number | null
}

const causeOf = (arrivals: readonly Arrival[], now: Figures, oneMore: Figures): Cause => {
  const slow = arrivals.filter(({ handleMs }) => handleMs > SLOW_MS)
  const cut = arrivals.map((one) => ({ ...one, handleMs: Math.min(one.handleMs, SLOW_MS) }))
  const cutFigures = measure(cut, now.staffing)
  const isSlow = isGood(cutFigures) || cutFigures.p90Ms < oneMore.p90Ms
  const kind = isGood(now) ? 'none' : isSlow ? 'slow' : 'few'
  return { kind, slowShare: slow.length / arrivals.length, cutP90Ms: cutFigures.p90Ms }
}

const enoughFor = (arrivals: readonly Arrival[], { agents, capacity }: Staffing): number | null => {
  for (let n = 1; n <= agents + MOST_MORE; n += 1) {
    if (isGood(measure(arrivals, { agents: n, capacity }))) return n
  }
  return null
}

/** A share from 0 to 1 that looks as if by chance, and is the same on every machine; `by` tells series apart. */
const scattered = (n: number, by: number): number => ((n + 0.5) * by) % 1
const BY = { gap: 0.6180339887, asking: 0.7548776662, settling: 0.569840291 } as const
const exponential = (share: number, meanMs: number): number => -Math.log(1 - share) * meanMs

/**
 * So many arrivals in an hour, sessions of so long on average, after an hour like it; those of the hour itself come from
 * `since` on. Known are only the sums: they come as people come, now several at once, now nobody.
 */
export const arrivalsLike = (
  perHour: number,
  handleMs: number,
): { readonly arrivals: readonly Arrival[]; readonly since: Instant } => {
  const gaps = Array.from({ length: 2 * perHour }, (_, n) => exponential(scattered(n, BY.gap), 1))
  const whole = gaps.reduce((all, gap) => all + gap, 0)
  let come = 0
  const arrivals = gaps.map((gap, n) => {
    come += gap
    const parts = [scattered(n, BY.asking), scattered(n, BY.settling)] as const
    const ownMs = exponential(parts[0], handleMs / 2) + exponential(parts[1], handleMs / 2)
    const at = Math.floor((come / whole) * 2 * HOUR)
    return { at, handleMs: Math.max(1, Math.round(ownMs)), stage: null, tags: [] }
  })
  return { arrivals, since: arrivals[perHour]?.at ?? 0 }
}

/** How it goes with these agents, why, and how it would go with others. */
export const answer = (arrivals: readonly Arrival[], staffing: Staffing): Answer => {
  const { agents, capacity } = staffing
  const served = simulate(arrivals, staffing)
  const now = figuresOf(served, staffing)
  const oneMore = measure(arrivals, { agents: agents + 1, capacity })
  const others = [
    ...(agents > 1 ? [measure(arrivals, { agents: agents - 1, capacity })] : []),
    oneMore,
    measure(arrivals, { agents: agents + 2, capacity }),
  ]
  return {
    now,
    others,
    late: lateHours(served),
    cause: causeOf(arrivals, now, oneMore),
    enough: enoughFor(arrivals, staffing),
  }
}
