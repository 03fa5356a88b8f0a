import { branchesOf } from './branches'
import type { Question } from './find'
import { plan, type Planned } from './planner'

/** What no index could answer. */
export interface LeftToMemory {
  readonly filter: boolean
  readonly sort: boolean
}

/** What is done in memory of a question; what it costs is in the answer of `find`. */
export const leftToMemory = (
  collection: Planned,
  { filter, sort = [] }: Pick<Question, 'filter' | 'sort'>,
): LeftToMemory => {
  const whole = plan(collection, { filter, sort })
  const branches = branchesOf(collection, { filter, sort }, whole)
  const plans = branches?.map((branch) => plan(collection, { filter: branch, sort })) ?? [whole]
  return {
    filter: plans.some(({ exact }) => !exact),
    sort: plans.some(({ order }) => order === null),
  }
}
