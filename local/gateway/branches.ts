import { isPlain, type Doc, type Value } from './ejson'
import { plan, type Plan, type Planned, type Sort } from './planner'

/** More questions than this would cost more than one scan saves. */
const mostBranches = 50

const isScalarList = (value: Value): value is Value[] =>
  Array.isArray(value) && value.length > 1 && value.length <= mostBranches

/** `$or` at the top: the rest of the filter holds in every branch. */
const eitherOf = (filter: Doc): readonly Doc[] | undefined => {
  const { $or: either, ...rest } = filter
  if (!Array.isArray(either) || either.length === 0 || either.length > mostBranches) return undefined
  if (!either.every(isPlain)) return undefined
  return either.map((branch) => (Object.keys(rest).length === 0 ? branch : { $and: [rest, branch] }))
}

/** A list of values in front of the order wanted: one question a value gives each part in order. */
const oneByOne = (filter: Doc): readonly Doc[] | undefined => {
  for (const [field, condition] of Object.entries(filter)) {
    if (field.startsWith('$') || !isPlain(condition)) continue
    const { $in: list, ...others } = condition
    if (!isScalarList(list) || Object.keys(others).length > 0) continue
    return list.map((value) => ({ ...filter, [field]: { $in: [value] } }))
  }
  return undefined
}

/**
 * The filter taken apart, when each part has an index that narrows more than any index does for the whole
 * (`$or`), or that gives the order which the whole would have to be sorted for (`$in` before an order).
 */
export const branchesOf = (
  collection: Planned,
  query: { readonly filter: Doc; readonly sort: Sort },
  whole: Plan,
): readonly Doc[] | undefined => {
  const plans = (branches: readonly Doc[]): readonly Plan[] =>
    branches.map((filter) => plan(collection, { filter, sort: query.sort }))
  const either = '$or' in query.filter ? eitherOf(query.filter) : undefined
  if (either && plans(either).every(({ score }) => score > whole.score)) return either
  if (whole.order !== null) return undefined
  const values = oneByOne(query.filter)
  return values && plans(values).every(({ order, index }) => order !== null && index !== null)
    ? values
    : undefined
}
