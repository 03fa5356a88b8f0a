import * as z from 'zod/mini'
import { Verdict } from '../admission/check'
import { present } from '../shared/present'

const said = () => ({
  /** 1–5. */
  stars: z.int().check(z.minimum(1), z.maximum(5)),
  tags: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(6)),
  comment: z.string().check(z.maxLength(200, 'textTooLong')),
})

/** What a shopper thinks of a session that a person served (R158). */
export const Rating = z.lazy(() => z.object(said()))
export type Rating = z.infer<typeof Rating>

/** A rating that was given; `check`: what WeChat thinks of its comment, when that is worth a word. */
export const GivenRating = z.lazy(() => z.object({ ...said(), check: z.optional(Verdict) }))
export type GivenRating = z.infer<typeof GivenRating>

/** A rating with the verdict that came with it. */
export const givenRating = (rating: Rating, check: Verdict | undefined): GivenRating => ({
  ...rating,
  ...present({ check }),
})
