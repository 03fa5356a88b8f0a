import { isPlain, type Doc, type Value } from './ejson'
import { isScalar, keyOf, prefixRange, typeCeiling, typeFloor } from './keys'
import { quote } from './schema'

/** What is bound in a statement: a key, or a long list of them as JSON. */
export type Key = Buffer | string

/** One condition on one field that an index can answer. `exact`: nothing is left to check afterwards. */
export interface Atom {
  readonly field: string
  readonly kind: 'eq' | 'in' | 'range'
  readonly sql: string
  readonly keys: readonly Key[]
  readonly exact: boolean
}

export const column = (field: string): string => quote(field === '_id' ? '_id' : `k:${field}`)

const rangeAtoms: Record<string, (field: string, key: Buffer) => Omit<Atom, 'field' | 'kind' | 'exact'>> = {
  $gt: (field, key) => ({
    sql: `${column(field)} > ? AND ${column(field)} < ?`,
    keys: [key, typeCeiling(key)],
  }),
  $gte: (field, key) => ({
    sql: `${column(field)} >= ? AND ${column(field)} < ?`,
    keys: [key, typeCeiling(key)],
  }),
  $lt: (field, key) => ({
    sql: `${column(field)} >= ? AND ${column(field)} < ?`,
    keys: [typeFloor(key), key],
  }),
  $lte: (field, key) => ({
    sql: `${column(field)} >= ? AND ${column(field)} <= ?`,
    keys: [typeFloor(key), key],
  }),
}

const equality = (field: string, value: Value): Atom => ({
  field,
  kind: 'eq',
  sql: `${column(field)} = ?`,
  keys: [keyOf(value)],
  exact: true,
})

/** SQLite takes 32,766 values in a statement; a longer list than this is handed over as one text. */
const longestList = 100

const membership = (field: string, values: readonly Value[]): Atom => {
  const found = { field, kind: 'in', exact: true } as const
  const keys = values.map(keyOf)
  if (keys.length <= longestList) {
    return { ...found, keys, sql: `${column(field)} IN (${keys.map(() => '?').join(', ')})` }
  }
  const text = JSON.stringify(keys.map((key) => key.toString('hex')))
  return { ...found, keys: [text], sql: `${column(field)} IN (SELECT unhex(value) FROM json_each(?))` }
}

/** The literal text that every match of the pattern begins with, or undefined. */
const literalPrefix = (pattern: RegExp): string | undefined => {
  if (pattern.flags.includes('i') || pattern.flags.includes('m') || pattern.source.includes('|'))
    return undefined
  const literal = /^\^([^\\^$.*+?()[\]{}|]+)/.exec(pattern.source)?.[1]
  if (!literal) return undefined
  const next = pattern.source[literal.length + 1]
  return next === '*' || next === '?' || next === '{' ? literal.slice(0, -1) || undefined : literal
}

const patternAtom = (field: string, pattern: RegExp): Atom | undefined => {
  const prefix = literalPrefix(pattern)
  if (!prefix) return undefined
  return {
    field,
    kind: 'range',
    sql: `${column(field)} >= ? AND ${column(field)} < ?`,
    keys: prefixRange(prefix),
    exact: false,
  }
}

const listAtom = (field: string, values: Value): Atom | undefined => {
  if (!Array.isArray(values) || !values.every(isScalar)) return undefined
  return values.length === 1 ? equality(field, values[0]) : membership(field, values)
}

const operatorAtom = (field: string, operator: string, operand: Value): Atom | undefined => {
  if (operator === '$eq' && isScalar(operand)) return equality(field, operand)
  if (operator === '$in') return listAtom(field, operand)
  if (operator === '$regex' && operand instanceof RegExp) return patternAtom(field, operand)
  const range = rangeAtoms[operator]
  if (!range || operand === null || !isScalar(operand)) return undefined
  return { field, kind: 'range', exact: true, ...range(field, keyOf(operand)) }
}

const fieldAtoms = (field: string, condition: Value): (Atom | undefined)[] => {
  if (isScalar(condition)) return [equality(field, condition)]
  if (condition instanceof RegExp) return [patternAtom(field, condition)]
  if (!isPlain(condition)) return [undefined]
  const operators = Object.entries(condition)
  if (operators.length === 0 || !operators.every(([key]) => key.startsWith('$'))) return [undefined]
  return operators.map(([operator, operand]) => operatorAtom(field, operator, operand))
}

/** The conditions of a filter; undefined stands for one that only the filter itself can check. */
export const atomsOf = (filter: Doc): (Atom | undefined)[] =>
  Object.entries(filter).flatMap(([field, condition]) => {
    if (field === '$and' && Array.isArray(condition)) {
      return condition.flatMap((part) => (isPlain(part) ? atomsOf(part) : [undefined]))
    }
    return field.startsWith('$') ? [undefined] : fieldAtoms(field, condition)
  })
