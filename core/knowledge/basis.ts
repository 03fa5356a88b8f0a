import * as z from 'zod/mini'

export const Outcome = z.enum(['answer', 'choose', 'person'])

/** What an answer of the bot is based on: every answer keeps it. */
export const Basis = z.lazy(() =>
  z.object({
    /** The published version that was asked. */
    version: z.int(),
    /** What was asked, its first 200 characters. */
    asked: z.string(),
    outcome: Outcome,
    /** What was answered with, or offered, best first: pieces of knowledge and how sure it was of each, 0…1. */
    found: z.array(z.object({ id: z.string(), p: z.number() })),
    /** A large model chose it, and said it in its own words (core/knowledge/assistant.ts). */
    assisted: z.optional(z.literal(true)),
  }),
)
export type Basis = z.infer<typeof Basis>
