import { say } from '../lib/run'
import { percentile } from '../../core/shared/percentile'
import { rounded } from './statistics'
import { RANGES, runLoad, type Served } from './talk'
import type { Town } from './town'

const RATES = [50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 600]
const SHOPPERS = 2_000
const STEP_SECONDS = 3
/** Starts every instance, and long enough for the engine to have compiled what is hot: a shop runs all day. */
const WARM_UP = { range: RANGES.rate, shoppers: SHOPPERS, perSecond: 150, seconds: 30 }
const MOST_P99_MS = 250
/** A rate that the machine can serve may meet a bad moment of the machine. */
const CHANCES = 4

export const warmUp = async (town: Town): Promise<void> => {
  say('warm-up …')
  await runLoad(town, WARM_UP)
}

/** Tries one rate after the other; each goes on with the shoppers whom the last one left off at. */
class RateTrial {
  private from = 0
  best = { maxRatePerS: 0, rateP50Ms: 0, rateP99Ms: 0 }

  constructor(private readonly town: Town) {}

  async load(perSecond: number, seconds: number): Promise<Served> {
    const { from } = this
    this.from += perSecond * seconds
    return runLoad(this.town, { range: RANGES.rate, from, shoppers: SHOPPERS, perSecond, seconds })
  }

  /** False when it was too much. */
  async holds(perSecond: number): Promise<boolean> {
    const { times, refused, lost } = await this.load(perSecond, STEP_SECONDS)
    const rateP50Ms = rounded(percentile(times, 0.5))
    const rateP99Ms = rounded(percentile(times, 0.99))
    say(`  ${perSecond}/s: p50 ${rateP50Ms} ms, p99 ${rateP99Ms} ms, refused ${refused}, lost ${lost}`)
    if (rateP99Ms >= MOST_P99_MS || refused + lost > 0) return false
    this.best = { maxRatePerS: perSecond, rateP50Ms, rateP99Ms }
    return true
  }

  async holdsOnce(perSecond: number): Promise<boolean> {
    for (let chance = 1; chance <= CHANCES; chance += 1) if (await this.holds(perSecond)) return true
    return false
  }
}

/** The highest rate with p99 under 250 ms and nothing refused or lost; each rate has four chances. */
export const measureRate = async (town: Town): Promise<Record<string, number>> => {
  const trial = new RateTrial(town)
  for (const perSecond of RATES) if (!(await trial.holdsOnce(perSecond))) break
  return trial.best
}
