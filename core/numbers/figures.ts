import type { Sums } from './sums'

/** null: there is nothing to divide by, and nothing is said. */
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** What sums say. Times in ms, shares from 0 to 1. */
export interface Figures {
  readonly asked: number
  readonly reached: number
  readonly abandoned: number
  readonly abandonedShare: number | null
  readonly queuedMs: number | null
  readonly firstMs: number | null
  readonly onTargetShare: number | null
  readonly keptShare: number | null
  readonly inLimitShare: number | null
  readonly waitMs: number | null
  readonly waitsKeptShare: number | null
  readonly handledMs: number | null
  /** Of the plans, of what was to be settled, of the news: those in time. */
  readonly plansKeptShare: number | null
  readonly resolutionsKeptShare: number | null
  readonly progressesKeptShare: number | null
  /** Of the news on level L2: those that were late (R43). */
  readonly lateNewsShare: number | null
  /** Of the follow-ups: those done in time; of those in which she answered: satisfied (R58, R65). */
  readonly followUpsKeptShare: number | null
  readonly satisfiedShare: number | null
  readonly passedOn: number
  readonly firstContactShare: number | null
  readonly stars: number | null
  readonly rated: number
  readonly ratedShare: number | null
}

const ofFirsts = ({ firsts, firstMs, firstsOnTarget, firstsKept, firstsInLimit }: Sums) => ({
  firstMs: ratio(firstMs, firsts),
  onTargetShare: ratio(firstsOnTarget, firsts),
  keptShare: ratio(firstsKept, firsts),
  inLimitShare: ratio(firstsInLimit, firsts),
})

const ofWork = (sums: Sums) => ({
  plansKeptShare: ratio(sums.plansKept, sums.plans),
  resolutionsKeptShare: ratio(sums.resolutionsKept, sums.resolutions),
  progressesKeptShare: ratio(sums.progressesKept, sums.progresses),
  lateNewsShare: ratio(sums.l2News - sums.l2NewsKept, sums.l2News),
})

/** An agent's row counts nobody who gave up: those were nobody's. */
export const figuresOf = (sums: Sums): Figures => {
  const { asked, reached, rated } = sums
  const abandoned = Math.max(0, asked - reached)
  return {
    ...{ asked, reached, abandoned, rated, passedOn: sums.passedOn },
    ...ofFirsts(sums),
    ...ofWork(sums),
    followUpsKeptShare: ratio(sums.followUpsKept, sums.followUps),
    satisfiedShare: ratio(sums.followUpsSatisfied, sums.followUpsReached),
    abandonedShare: ratio(abandoned, asked),
    queuedMs: ratio(sums.queuedMs, reached),
    waitMs: ratio(sums.waitMs, sums.waits),
    waitsKeptShare: ratio(sums.waitsKept, sums.waits),
    handledMs: ratio(sums.handledMs, sums.handled),
    firstContactShare: ratio(reached - sums.repeated, reached),
    stars: ratio(sums.stars, rated),
    ratedShare: ratio(rated, reached),
  }
}
