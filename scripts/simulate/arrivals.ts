import type { Stage } from '../../core/routing/rules'
import type { Arrival } from '../../core/routing/simulation'
import { chinaTime, HOUR, MINUTE, SECOND, type Instant } from '../../core/shared/time'
import { randomOf, type Random } from '../../local/demo/random'

/** 双11: shoppers who ask for a person, by the hour of the day in China from midnight; the peaks are 20–24 and 0–2. */
const perHour: readonly number[] = [
  180, 120, 50, 24, 16, 16, 24, 40, 70, 110, 140, 140, 110, 110, 120, 120, 110, 100, 100, 130, 220, 190, 160,
  150,
]
const BUSIEST = Math.max(...perHour)

/** 2025-11-10 20:00 in China: the evening on which it begins. */
const BEGINS = Date.UTC(2025, 10, 10, 12)
const SEED = 1111

/** How long a session takes on average, ms: what is asked before an order is answered soonest. */
const averageMs: Readonly<Record<Stage, number>> = {
  presales: 5 * MINUTE,
  sale: 7 * MINUTE,
  aftersales: 12 * MINUTE,
}
const stages: readonly Stage[] = ['presales', 'presales', 'sale', 'sale', 'aftersales']
const ONE_IN_VIP = 20

/** A waiting time of a process without memory. */
const exponential = (random: Random, meanMs: number): number =>
  -Math.log(random.int(1, 1_000_000) / 1_000_000) * meanMs

const arrivalAt = (random: Random, at: Instant): Arrival => {
  const stage = random.pick(stages)
  // two parts, asking and settling: few sessions are very short or very long
  const parts = exponential(random, averageMs[stage] / 2) + exponential(random, averageMs[stage] / 2)
  return {
    at,
    handleMs: Math.max(20 * SECOND, Math.round(parts)),
    stage,
    tags: random.chance(ONE_IN_VIP) ? ['VIP'] : [],
  }
}

/** The arrivals of so many hours of a 双11; the same on every machine. */
export const generateArrivals = (hours: number): readonly Arrival[] => {
  const random = randomOf(SEED)
  const arrivals: Arrival[] = []
  const next = (at: Instant): Instant => Math.round(at + exponential(random, HOUR / BUSIEST))
  for (let at = next(BEGINS); at < BEGINS + hours * HOUR; at = next(at)) {
    // as many as at the busiest hour knock, and the share of this hour comes in
    const share = perHour[chinaTime(at).hour] ?? 0
    if (random.int(1, BUSIEST) <= share) arrivals.push(arrivalAt(random, at))
  }
  return arrivals
}
