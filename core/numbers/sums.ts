import * as z from 'zod/mini'

/** Absent in days that were counted before the work had clocks. */
const counted = () => z._default(z.int(), 0)

const followedUp = () => ({
  followUps: counted(),
  followUpsDone: counted(),
  followUpsKept: counted(),
  followUpsReached: counted(),
  followUpsSatisfied: counted(),
})

/** What sessions add up to; every figure on a page is made of these (figures.ts). Times in ms. */
export const Sums = z.lazy(() =>
  z.object({
    /** Sessions in which a person was asked for, and those that reached one: the others gave up. */
    asked: z.int(),
    reached: z.int(),
    /** In the queue, of those that reached a person. */
    queuedMs: z.int(),
    /** First words of a person: how many, after how long; within the row's target, standard and limit (R23, R24, R155). */
    firsts: z.int(),
    firstMs: z.int(),
    firstsOnTarget: z.int(),
    firstsKept: z.int(),
    firstsInLimit: z.int(),
    /** Every time that somebody waited for an agent's words. */
    waits: z.int(),
    waitMs: z.int(),
    waitsKept: z.int(),
    /** With an agent until the end, or until it was passed on (R156). */
    handled: z.int(),
    handledMs: z.int(),
    passedOn: z.int(),
    /** Clocks of the work that ended, and those in time: a plan, a session settled, news of how it stands (R29–R40). */
    plans: counted(),
    plansKept: counted(),
    resolutions: counted(),
    resolutionsKept: counted(),
    progresses: counted(),
    progressesKept: counted(),
    /** Of the news those of problems on level L2 (R43). */
    l2News: counted(),
    l2NewsKept: counted(),
    /** Sessions to be followed up; done, in time; in which she answered, and was satisfied (R58, R65). */
    ...followedUp(),
    /** Of those that reached a person: she needed one again within 7 days (R157). */
    repeated: z.int(),
    /** Ratings, and their stars (R158). */
    rated: z.int(),
    stars: z.int(),
  }),
)
export type Sums = z.infer<typeof Sums>

export const nothing: Sums = {
  asked: 0,
  reached: 0,
  queuedMs: 0,
  firsts: 0,
  firstMs: 0,
  firstsOnTarget: 0,
  firstsKept: 0,
  firstsInLimit: 0,
  waits: 0,
  waitMs: 0,
  waitsKept: 0,
  handled: 0,
  handledMs: 0,
  passedOn: 0,
  plans: 0,
  plansKept: 0,
  resolutions: 0,
  resolutionsKept: 0,
  progresses: 0,
  progressesKept: 0,
  l2News: 0,
  l2NewsKept: 0,
  followUps: 0,
  followUpsDone: 0,
  followUpsKept: 0,
  followUpsReached: 0,
  followUpsSatisfied: 0,
  repeated: 0,
  rated: 0,
  stars: 0,
}

const names = Object.keys(nothing) as (keyof Sums)[]

/** `sign` -1 takes away what was added before. */
export const plus = (sums: Sums, more: Sums, sign: 1 | -1 = 1): Sums => {
  const added = { ...sums }
  for (const name of names) added[name] += sign * more[name]
  return added
}

export const isNothing = (sums: Sums): boolean => names.every((name) => sums[name] === 0)

/** The sums of one hour, group or agent. */
export const SumsOf = z.lazy(() => z.object({ key: z.string(), sums: Sums }))
export type SumsOf = z.infer<typeof SumsOf>

/** Rows with another one added to the row of its key; a row that comes to nothing goes. */
export const plusRow = (rows: readonly SumsOf[], { key, sums }: SumsOf, sign: 1 | -1 = 1): SumsOf[] => {
  const found = rows.find((row) => row.key === key)
  const row = { key, sums: plus(found?.sums ?? nothing, sums, sign) }
  const others = rows.filter((one) => one.key !== key)
  return isNothing(row.sums) ? others : [...others, row]
}
