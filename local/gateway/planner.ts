import type { CollectionSpec, Index } from '../../core/collections'

import { isPlain, type Doc, type Value } from './ejson'
import { isScalar, keyOf, prefixRange, typeCeiling, typeFloor } from './keys'
import { indexName, quote } from './schema'

/** One condition on one field that an index can answer. `exact`: nothing is left to check afterwards. */
interface Atom {
  readonly field: string
  readonly kind: 'eq' | 'in' | 'range'
  readonly sql: string
  readonly keys: readonly Buffer[]
  readonly exact: boolean
}

export interface Plan {
  /** Name of the declared index, `_id_`, or null for a scan of the whole collection. */
  readonly index: string | null
  /** `INDEXED BY …`: SQLite must use the index that was chosen, so that the meter tells the truth. */
  readonly hint: string
  readonly where: string
  readonly keys: readonly Buffer[]
  /** The filter is fully answered by the index: no document needs to be parsed. */
  readonly exact: boolean
  /** ORDER BY that the index gives for free, or null when the caller has to sort. */
  readonly order: string | null
}

type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

const column = (field: string): string => quote(field === '_id' ? '_id' : `k:${field}`)

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

const membership = (field: string, values: readonly Value[]): Atom => ({
  field,
  kind: 'in',
  sql: `${column(field)} IN (${values.map(() => '?').join(', ')})`,
  keys: values.map(keyOf),
  exact: true,
})

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

const operatorAtom = (field: string, operator: string, operand: Value): Atom | undefined => {
  if (operator === '$eq' && isScalar(operand)) return equality(field, operand)
  if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar)) {
    return operand.length === 1 ? equality(field, operand[0]) : membership(field, operand)
  }
  if (operator === '$regex' && operand instanceof RegExp) return patternAtom(field, operand)
  const range = rangeAtoms[operator]
  if (!range || operand === null || !isScalar(operand)) return undefined
  return { field, kind: 'range', exact: true, ...range(field, keyOf(operand)) }
}

/** The conditions of a filter; undefined stands for one that only the filter itself can check. */
const atomsOf = (filter: Doc): (Atom | undefined)[] =>
  Object.entries(filter).flatMap(([field, condition]) => {
    if (field === '$and' && Array.isArray(condition)) {
      return condition.flatMap((part) => (isPlain(part) ? atomsOf(part) : [undefined]))
    }
    if (field.startsWith('$')) return [undefined]
    if (isScalar(condition)) return [equality(field, condition)]
    if (condition instanceof RegExp) return [patternAtom(field, condition)]
    if (!isPlain(condition)) return [undefined]
    const operators = Object.entries(condition)
    if (operators.length === 0 || !operators.every(([key]) => key.startsWith('$'))) return [undefined]
    return operators.map(([operator, operand]) => operatorAtom(field, operator, operand))
  })

interface Candidate {
  readonly name: string
  readonly keys: Index['keys']
}

interface Choice {
  readonly candidate: Candidate
  readonly used: readonly Atom[]
  readonly order: string | null
  readonly score: number
}

const sameDirections = (rest: Index['keys'], sort: Sort): boolean => {
  const flip = rest[0]?.[1] === sort[0]?.[1] ? 1 : -1
  return sort.every(([field, direction], at) => rest[at]?.[0] === field && rest[at]?.[1] === direction * flip)
}

/** ORDER BY that `candidate` gives after its first `fixed` keys, or null. Sorting by a fixed field is free. */
const orderOf = (candidate: Candidate, fixed: ReadonlySet<string>, sort: Sort): string | null => {
  const needed = sort.filter(([field]) => !fixed.has(field))
  if (needed.length === 0) return ''
  const rest = candidate.keys.filter(([field]) => !fixed.has(field))
  if (!sameDirections(rest, needed)) return null
  return ` ORDER BY ${needed.map(([field, direction]) => `${column(field)}${direction === -1 ? ' DESC' : ''}`).join(', ')}`
}

const choose = (candidate: Candidate, atoms: readonly Atom[], sort: Sort): Choice => {
  const used: Atom[] = []
  const fixed = new Set<string>()
  let score = 0
  for (const [field] of candidate.keys) {
    const point = atoms.find((atom) => atom.field === field && atom.kind === 'eq')
    const list = point ?? atoms.find((atom) => atom.field === field && atom.kind === 'in')
    if (list) {
      used.push(list)
      if (point) fixed.add(field)
      score += point ? 10 : 8
      continue
    }
    const ranges = atoms.filter((atom) => atom.field === field && atom.kind === 'range')
    used.push(...ranges)
    score += ranges.length > 0 ? 4 : 0
    break
  }
  const mixed = used.some(({ kind }) => kind === 'in')
  const order = mixed && sort.length > 0 ? null : orderOf(candidate, fixed, sort)
  return { candidate, used, order, score: score + (order !== null && sort.length > 0 ? 3 : 0) }
}

/** Picks the index that narrows most: equalities first, then a list, a range, and the order wanted. */
export const plan = (
  collection: string,
  spec: CollectionSpec,
  multikey: ReadonlySet<string>,
  query: { readonly filter: Doc; readonly sort: Sort },
): Plan => {
  const all = atomsOf(query.filter)
  const atoms = all.filter((atom): atom is Atom => atom !== undefined && !multikey.has(atom.field))
  const candidates: Candidate[] = [{ name: '_id_', keys: [['_id', 1]] }, ...spec.indexes]
  const best = candidates
    .filter(
      ({ keys }) => !keys.some(([field]) => multikey.has(field) && query.sort.some(([by]) => by === field)),
    )
    .map((candidate) => choose(candidate, atoms, query.sort))
    .reduce((a, b) => (better(b, a) ? b : a))
  if (best.score === 0) return scan(all.length === 0, query.sort.length === 0)

  const { candidate, used } = best
  const hint = candidate.name === '_id_' ? '' : ` INDEXED BY ${quote(indexName(collection, candidate.name))}`
  return {
    index: candidate.name,
    hint,
    where: used.length > 0 ? ` WHERE ${used.map(({ sql }) => sql).join(' AND ')}` : '',
    keys: used.flatMap(({ keys }) => keys),
    exact: all.every((atom) => atom !== undefined && atom.exact && used.includes(atom)),
    order: best.order,
  }
}

const better = (a: Choice, b: Choice): boolean => {
  const whole = (choice: Choice): boolean => choice.candidate.name === '_id_' && choice.used[0]?.kind === 'eq'
  if (whole(a) !== whole(b)) return whole(a)
  return a.score > b.score
}

const scan = (exact: boolean, unsorted: boolean): Plan => ({
  index: null,
  hint: '',
  where: '',
  keys: [],
  exact,
  order: unsorted ? '' : null,
})

export type { Sort }
