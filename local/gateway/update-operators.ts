import { isPlain, type Doc, type Value } from './ejson'
import { failed } from './errors'
import { compareValues } from './keys'
import { matcher } from './match'
import { withPatterns } from './patterns'
import { sortBy } from './sorting'

/** Where an operator works: the path for its words, the time for `$currentDate`. */
interface Place {
  readonly path: string
  readonly now: number
}

/** The next value of a field, given the present one (undefined: none); undefined leaves the field as it is. */
type Operator = (present: Value, operand: Value, place: Place) => Value

const refuse = (message: string): never => {
  throw failed(`[FailedOperation] ${message}`)
}

type Numeric = number | bigint

const numberOf = (value: Value, words: string): Numeric =>
  typeof value === 'number' || typeof value === 'bigint' ? value : refuse(words)

const longest = 2n ** 63n

/** Longs stay exact; a sum that fits no long is refused. */
const exactly = (work: (a: bigint, b: bigint) => bigint, a: Numeric, b: Numeric): Numeric => {
  const result = work(BigInt(a), BigInt(b))
  if (result >= longest || result < -longest) refuse('the result does not fit a 64-bit integer')
  const short = Number(result)
  return Number.isSafeInteger(short) ? short : result
}

const arithmetic =
  (
    name: string,
    work: { onNumbers: (a: number, b: number) => number; onLongs: (a: bigint, b: bigint) => bigint },
  ) =>
  (a: Value, b: Value, path: string): Numeric => {
    const operand = numberOf(b, `Cannot ${name} with non-numeric argument at '${path}'`)
    const present = numberOf(a, `Cannot apply $${name} to a value of non-numeric type at '${path}'`)
    const result = work.onNumbers(Number(present), Number(operand))
    const isWhole = [present, operand].every((one) => typeof one === 'bigint' || Number.isSafeInteger(one))
    return isWhole && !Number.isSafeInteger(result) ? exactly(work.onLongs, present, operand) : result
  }

const plus = arithmetic('inc', { onNumbers: (a, b) => a + b, onLongs: (a, b) => a + b })
const times = arithmetic('mul', { onNumbers: (a, b) => a * b, onLongs: (a, b) => a * b })

/** The array to work on; a field that is missing is one without elements. */
const listAt = (present: Value, { path }: Place, operator: string): readonly Value[] => {
  if (present === undefined) return []
  if (Array.isArray(present)) return present as Value[]
  return refuse(`The field '${path}' must be an array for ${operator}`)
}

const listOf = (operand: Value, words: string): readonly Value[] =>
  Array.isArray(operand) ? (operand as Value[]) : refuse(words)

const integer = (value: Value, words: string): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : refuse(words)

const ordered = (list: readonly Value[], by: Value): readonly Value[] => {
  if (by === 1 || by === -1) return [...list].sort((a, b) => compareValues(a, b) * by)
  if (!isPlain(by)) return refuse('The $sort is invalid: use 1/-1 to sort the whole element')
  const sort = Object.entries(by).map(([field, way]) => [field, way === -1 ? -1 : 1] as const)
  return sortBy(list, sort, (item) => (isPlain(item) ? item : {}))
}

const modifiers = new Set(['$each', '$position', '$sort', '$slice'])

const cut = (list: readonly Value[], slice: Value): readonly Value[] => {
  if (slice === undefined) return list
  const size = integer(slice, 'The value for $slice must be an integer value')
  if (size === 0) return []
  return size < 0 ? list.slice(size) : list.slice(0, size)
}

const isModified = (operand: Value): operand is Doc =>
  isPlain(operand) && Object.keys(operand).some((key) => key.startsWith('$'))

const push: Operator = (present, operand, place) => {
  const list = listAt(present, place, '$push')
  if (!isModified(operand)) return [...list, operand]
  const odd = Object.keys(operand).find((key) => !modifiers.has(key))
  if (odd) return refuse(`Unrecognized clause in $push: ${odd}`)
  const added = listOf(operand.$each, 'The argument to $each in $push must be an array')
  const { $position = list.length, $sort, $slice } = operand
  const at = integer($position, 'The value for $position must be an integer value')
  const whole = [...list.slice(0, at), ...added, ...list.slice(at)]
  return cut($sort === undefined ? whole : ordered(whole, $sort), $slice)
}

const has = (list: readonly Value[], value: Value): boolean =>
  list.some((item) => compareValues(item, value) === 0)

const addToSet: Operator = (present, operand, place) => {
  const list = listAt(present, place, '$addToSet')
  const isMany = isPlain(operand) && '$each' in operand
  const words = 'The argument to $each in $addToSet must be an array'
  const added = isMany ? listOf(operand.$each, words) : [operand]
  return added.reduce<readonly Value[]>((all, item) => (has(all, item) ? all : [...all, item]), list)
}

/** What `$pull` takes out: elements that equal a value, or that a filter matches. */
const pulled = (operand: Value): ((item: Value) => boolean) => {
  const condition = withPatterns(operand)
  if (isModified(condition) || condition instanceof RegExp) {
    const test = matcher({ item: condition })
    return (item) => test({ item })
  }
  if (!isPlain(condition)) return (item) => compareValues(item, condition) === 0
  const test = matcher(condition)
  return (item) => isPlain(item) && test(item)
}

/** Without the elements that go; a field that is missing stays missing. */
const without = (present: Value, place: Place, goes: (item: Value) => boolean): Value => {
  const list = listAt(present, place, '$pull')
  return present === undefined ? undefined : list.filter((item) => !goes(item))
}

const pop: Operator = (present, operand, place) => {
  if (operand !== 1 && operand !== -1) return refuse('$pop expects 1 or -1')
  const list = listAt(present, place, '$pop')
  if (present === undefined) return undefined
  return operand === 1 ? list.slice(0, -1) : list.slice(1)
}

const further =
  (way: 1 | -1): Operator =>
  (present, operand) =>
    present === undefined || compareValues(operand, present) * way > 0 ? operand : undefined

const bits: Readonly<Record<string, (a: number, b: number) => number>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const bit: Operator = (present, operand, { path }) => {
  const [[name, mask] = ['', undefined]] = Object.entries(isPlain(operand) ? operand : {})
  const work = Object.hasOwn(bits, name) ? bits[name] : undefined
  if (!work) return refuse('The $bit modifier only supports and, or and xor')
  const words = `Cannot apply $bit to a value of non-integral type at '${path}'`
  return work(integer(present ?? 0, words), integer(mask, words))
}

/** What each operator makes of the field at its path. `$unset` and `$rename` are about places, not values. */
export const operators: Readonly<Record<string, Operator>> = {
  $set: (_present, operand) => operand,
  $setOnInsert: () => undefined, // the document is there
  $inc: (present, operand, { path }) => plus(present === undefined ? 0 : present, operand, path),
  $mul: (present, operand, { path }) => times(present === undefined ? 0 : present, operand, path),
  $min: further(-1),
  $max: further(1),
  $bit: bit,
  $currentDate: (_present, _operand, { now }) => new Date(now),
  $push: push,
  $pop: pop,
  $addToSet: addToSet,
  $pull: (present, operand, place) => without(present, place, pulled(operand)),
  $pullAll: (present, operand, place) => {
    const values = listOf(operand, '$pullAll requires an array argument')
    return without(present, place, (item) => has(values, item))
  },
}
