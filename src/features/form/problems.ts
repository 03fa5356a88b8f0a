import type * as z from 'zod/mini'
import { isRefusalCode, type RefusalCode } from '../../../core/contracts/refusals'

/** What is wrong, by field. */
export type Problems<F extends string> = Readonly<Partial<Record<F, RefusalCode>>>

/** The first problem of each field, by the very schema that the server reads the input with. */
export const problemsOf = <F extends string>(
  schema: z.ZodMiniType,
  input: Readonly<Record<F, string>>,
): Problems<F> => {
  const read = schema.safeParse(input)
  const found: Partial<Record<string, RefusalCode>> = {}
  for (const { path, message } of read.error?.issues ?? []) {
    const field = String(path[0])
    found[field] ??= isRefusalCode(message) ? message : 'badRequest'
  }
  return found as Problems<F>
}

/** How many things have to be put right: province and city are missing together. */
export const countOf = (problems: Problems<string>): number => new Set(Object.values(problems)).size
