import { branchesOf } from './branches'
import type { Collection } from './collection'
import { find, type Cost, type Question } from './find'
import { plan } from './planner'

/** How a question is answered, and at what cost. */
export interface Explanation extends Cost {
  /** The index used; several, joined by ` | `, when each branch of an `$or` has its own; null for a scan. */
  readonly index: string | null
  /** What the index could not answer and was done in memory. */
  readonly inMemory: { readonly filter: boolean; readonly sort: boolean }
}

/**
 * Asks the question and tells how it was answered. Pure reading; the meter does not count it.
 * @param question filter and order already parsed (`parseFilter`, `parseSort`)
 */
export const explain = (collection: Collection, question: Question): Explanation => {
  const { filter, sort = [] } = question
  const { index, examined, returned } = find(collection, question)
  const whole = plan(collection, { filter, sort })
  const branches = branchesOf(collection, { filter, sort }, whole)
  const plans = branches?.map((branch) => plan(collection, { filter: branch, sort })) ?? [whole]
  const inMemory = {
    filter: plans.some(({ exact }) => !exact),
    sort: plans.some(({ order }) => order === null),
  }
  return { index, examined, returned, inMemory }
}
