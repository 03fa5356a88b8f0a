import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { geoOperators } from './geo'
import { compareValues, rankOf } from './keys'
import { libraryOptions } from './library'
import { someAt, someIn } from './paths'

type Test = (doc: Value) => boolean
type OnValue = (value: Value) => boolean

/** What the library knows of the pipeline around a filter: the variables of a `let`. */
type Variables = Partial<Options>

/** A test of the field at a path. */
type Operator = (parts: readonly string[], operand: Value) => Test

const refuse = (message: string): never => {
  throw new CloudError('DATABASE_INVALID_OPERRATOR', message)
}

const isNothing = (value: Value): boolean => value === null || value === undefined
const isNaNumber = (value: Value): boolean => typeof value === 'number' && Number.isNaN(value)

const equals = (wanted: Value): OnValue => {
  if (wanted === null || wanted === undefined) return isNothing
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted
  const rank = rankOf(wanted)
  return (value) => value !== undefined && rankOf(value) === rank && compareValues(value, wanted) === 0
}

const matchesPattern =
  (pattern: RegExp): OnValue =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

/** A range never leaves its type; null is only as low and as high as itself, and so is not-a-number. */
const ranged =
  (holds: (order: number) => boolean, orEqual: boolean): Operator =>
  (parts, operand) => {
    if (operand instanceof RegExp) refuse("Can't have RegEx as arg to a range")
    if (operand === null || isNaNumber(operand)) {
      return orEqual ? (doc) => someIn(doc, parts, equals(operand)) : () => false
    }
    const rank = rankOf(operand)
    const inRange: OnValue = (value) =>
      value !== undefined &&
      rankOf(value) === rank &&
      !isNaNumber(value) &&
      holds(compareValues(value, operand))
    return (doc) => someIn(doc, parts, inRange)
  }

const listOf = (name: string, operand: Value): readonly Value[] =>
  Array.isArray(operand) ? (operand as Value[]) : refuse(`${name} needs an array`)

const inList: Operator = (parts, operand) => {
  const tests = listOf('$in', operand).map((item) =>
    item instanceof RegExp ? matchesPattern(item) : equals(item),
  )
  return (doc) => someIn(doc, parts, (value) => tests.some((test) => test(value)))
}

const not =
  (operator: Operator): Operator =>
  (parts, operand) => {
    const test = operator(parts, operand)
    return (doc) => !test(doc)
  }

const equal: Operator = (parts, operand) => {
  const test = operand instanceof RegExp ? matchesPattern(operand) : equals(operand)
  return (doc) => someIn(doc, parts, test)
}

const all: Operator = (parts, operand) => {
  const tests = listOf('$all', operand).map((item) =>
    isPlain(item) && '$elemMatch' in item ? elemMatch(parts, item.$elemMatch) : equal(parts, item),
  )
  return (doc) => tests.length > 0 && tests.every((test) => test(doc))
}

/** Whether a condition is made of operators (`{$gt: 1}`), not a value. */
export const isOperators = (condition: Doc): boolean => {
  const [first] = Object.keys(condition)
  return first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first)
}

const elemMatch: Operator = (parts, operand) => {
  if (!isPlain(operand)) return refuse('$elemMatch needs an Object')
  const whole = isOperators(operand)
  const test = matcher(whole ? { item: operand } : operand)
  const passes: OnValue = (item) =>
    whole ? test({ item }) : (isPlain(item) || Array.isArray(item)) && test(item)
  return (doc) => someAt(doc, parts, (value) => Array.isArray(value) && value.some(passes))
}

const negated: Operator = (parts, operand) => {
  if (operand instanceof RegExp) return not(equal)(parts, operand)
  if (!isPlain(operand) || !isOperators(operand)) return refuse('$not needs a regex or a document')
  const test = conditions(parts, operand)
  return (doc) => !test(doc)
}

const whole = (value: Value): number => (typeof value === 'number' ? Math.trunc(value) : NaN)

const mod: Operator = (parts, operand) => {
  const [divisor, remainder] = listOf('$mod', operand).map(whole)
  if (divisor === undefined || remainder === undefined || !divisor) return refuse('malformed mod')
  return (doc) => someIn(doc, parts, (value) => whole(value) % divisor === remainder)
}

const pattern = (operand: Value, options: Value): RegExp => {
  try {
    if (operand instanceof RegExp && typeof options !== 'string') return operand
    const source = operand instanceof RegExp ? operand.source : String(operand)
    return new RegExp(source, typeof options === 'string' ? options : '')
  } catch (error) {
    return refuse(`$regex: ${(error as Error).message}`)
  }
}

const exists: Operator = (parts, operand) => {
  const test: Test = (doc) => someAt(doc, parts, (value) => value !== undefined)
  return operand ? test : (doc) => !test(doc)
}

const size: Operator = (parts, operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand)) return refuse('$size must be a whole number')
  return (doc) => someAt(doc, parts, (value) => Array.isArray(value) && value.length === operand)
}

const operators: Readonly<Record<string, Operator>> = {
  $eq: equal,
  $ne: not(equal),
  $gt: ranged((order) => order > 0, false),
  $gte: ranged((order) => order >= 0, true),
  $lt: ranged((order) => order < 0, false),
  $lte: ranged((order) => order <= 0, true),
  $in: inList,
  $nin: not(inList),
  $all: all,
  $elemMatch: elemMatch,
  $exists: exists,
  $size: size,
  $mod: mod,
  $not: negated,
  ...geoOperators,
}

const orRefused = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** What is seldom asked for (`$type`, `$expr`, bits) is the library's; an expression fails where it is computed. */
const ofLibrary = (filter: Doc, options?: Variables): Test => {
  const query = orRefused(() => new Query(filter, options ?? libraryOptions))
  return (doc) => orRefused(() => query.test(doc as Doc))
}

const operatorTest = (parts: readonly string[], name: string, condition: Doc): Test => {
  const operand = condition[name]
  if (name === '$regex') return equal(parts, pattern(operand, condition.$options))
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!name.startsWith('$')) return refuse(`unknown operator: ${name}`)
  return operator ? operator(parts, operand) : ofLibrary({ [parts.join('.')]: { [name]: operand } })
}

const conditions = (parts: readonly string[], condition: Doc): Test => {
  const tests = Object.keys(condition)
    .filter((name) => name !== '$options')
    .map((name) => operatorTest(parts, name, condition))
  return (doc) => tests.every((test) => test(doc))
}

/** What a filter asks of one field: a value, a pattern, or operators that all have to hold. */
const fieldTest = (path: string, condition: Value): Test => {
  const parts = path.split('.')
  return isPlain(condition) && isOperators(condition) ? conditions(parts, condition) : equal(parts, condition)
}

const listed = (name: string, filters: Value, options?: Variables): readonly Test[] => {
  if (!Array.isArray(filters) || filters.length === 0) return refuse(`${name} must be a nonempty array`)
  return filters.map((filter: unknown) =>
    isPlain(filter) ? matcher(filter, options) : refuse(`${name}: entries need to be full objects`),
  )
}

const combined: Readonly<Record<string, (tests: readonly Test[]) => Test>> = {
  $and: (tests) => (doc) => tests.every((test) => test(doc)),
  $or: (tests) => (doc) => tests.some((test) => test(doc)),
  $nor: (tests) => (doc) => !tests.some((test) => test(doc)),
}

const clause = ([key, condition]: readonly [string, Value], options?: Variables): Test => {
  const combine = Object.hasOwn(combined, key) ? combined[key] : undefined
  if (combine) return combine(listed(key, condition, options))
  return key.startsWith('$') ? ofLibrary({ [key]: condition }, options) : fieldTest(key, condition)
}

/**
 * A test of one document by MongoDB's rules (docs: "Query and Projection Operators", "Query for Null or
 * Missing Fields", "Query an Array"). The library (mingo) is laxer in places: nulls in `$in`, `$all` on a
 * value, nested arrays, order of fields.
 * @param options of the pipeline that the filter is part of
 * @throws CloudError DATABASE_INVALID_OPERRATOR, from the test too (`$expr`)
 */
export const matcher = (filter: Doc, options?: Variables): ((doc: Value) => boolean) => {
  const tests = Object.entries(filter).map((entry) => clause(entry, options))
  return (doc) => tests.every((test) => test(doc))
}
