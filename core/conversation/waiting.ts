import * as z from 'zod/mini'
import { Clock } from '../policy/clock'

/** What is waited for: a person's first words after the hand-off, or his next ones. The bot's never count (C1). */
export const WaitFor = z.enum(['firstResponse', 'reply'])
export type WaitFor = z.infer<typeof WaitFor>

/** The shopper waits for a person: since when, by which row, and what was done about it. */
export const Wait = z.object({ for: WaitFor, clock: Clock })
export type Wait = z.infer<typeof Wait>

/** How long she has waited when something is done about it, and the promise that it is measured by. */
export const Waited = z.object({
  for: WaitFor,
  usedMs: z.int(),
  standardMs: z.int(),
})
export type Waited = z.infer<typeof Waited>
