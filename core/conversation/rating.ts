import * as z from 'zod/mini'

/** What a shopper thinks of a session that a person served (R158). */
export const Rating = z.lazy(() =>
  z.object({
    /** 1–5. */
    stars: z.int().check(z.minimum(1), z.maximum(5)),
    tags: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(6)),
    comment: z.string().check(z.maxLength(200, 'textTooLong')),
  }),
)
export type Rating = z.infer<typeof Rating>
