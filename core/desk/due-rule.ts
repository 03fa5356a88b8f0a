import * as z from 'zod/mini'

/** What a person owes the shopper next, and the promise that it is measured by, ms. */
export const DueRule = z.object({
  /** promise: somebody said "正在加急处理" (R37). */
  for: z.enum(['firstResponse', 'reply', 'promise']),
  standardMs: z.int(),
})
export type DueRule = z.infer<typeof DueRule>

/** What whoever has it owes next, the work that no words of his end among it (R21, R29, R39). */
export const OwesRule = z.object({
  for: z.enum(['firstResponse', 'reply', 'promise', 'plan', 'resolution', 'progress']),
  standardMs: z.int(),
})
export type OwesRule = z.infer<typeof OwesRule>
