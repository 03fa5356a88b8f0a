import { checkStorable } from './collection'
import { isPlain, type Doc, type Value } from './ejson'
import { CloudError, failed } from './errors'
import { conflictOf } from './paths'
import { put, refuseArrays, take, valueOf } from './places'
import { positionOf } from './positions'
import { operators } from './update-operators'

interface Change {
  readonly operator: string
  readonly path: string
  readonly operand: Value
}

/** What an update needs to know besides the document: which filter found it (for `$`), and the time. */
export interface At {
  readonly filter: Doc
  readonly now: number
}

const known = new Set([...Object.keys(operators), '$unset', '$rename'])

const changesOf = (data: Doc): readonly Change[] =>
  Object.entries(data).flatMap(([operator, fields]) => {
    if (!known.has(operator))
      throw new CloudError('DATABASE_INVALID_OPERRATOR', `Unknown modifier: ${operator}`)
    if (!isPlain(fields)) throw failed(`[FailedOperation] Modifiers operate on fields, got ${typeof fields}`)
    return Object.entries(fields).map(([path, operand]) => ({ operator, path, operand }))
  })

const targets = ({ operator, path, operand }: Change): readonly string[] => {
  if (operator !== '$rename') return [path]
  if (typeof operand !== 'string')
    throw failed("[FailedOperation] The 'to' field for $rename must be a string")
  return [path, operand]
}

const checkPath = (path: string): void => {
  if (path === '_id' || path.startsWith('_id.')) {
    throw failed("[FailedOperation] the (immutable) field '_id' was found to be altered")
  }
  if (`.${path}.`.includes('..')) throw failed(`[FailedOperation] '${path}' contains an empty field name`)
  if (path.includes('__proto__')) throw failed('[FailedOperation] the field name __proto__ is not allowed')
}

/** No field may be changed twice, nor together with a field inside of it. */
const checkConflicts = (changes: readonly Change[]): void => {
  const at = conflictOf(changes.flatMap(targets))
  if (at !== undefined) throw failed(`[FailedOperation] Updating the path '${at}' would create a conflict`)
}

const rename = (doc: Doc, from: readonly string[], to: readonly string[]): void => {
  refuseArrays(doc, from)
  refuseArrays(doc, to)
  const value = valueOf(doc, from)
  if (value === undefined) return
  take(doc, from)
  put(doc, to, value)
}

const apply = (doc: Doc, { operator, path, operand }: Change, now: number): void => {
  const parts = path.split('.')
  if (operator === '$unset') return take(doc, parts)
  if (operator === '$rename') return rename(doc, parts, String(operand).split('.'))
  if (operator === '$set') checkStorable(operand)
  const next = operators[operator]?.(valueOf(doc, parts), operand, { path, now })
  if (next !== undefined) put(doc, parts, next)
}

const refuse = (message: string): never => {
  throw failed(`[FailedOperation] ${message}`)
}

/** The number that `$` stands for in this document. */
const matched = (doc: Doc, { head, tail }: Split, filter: Doc): number => {
  if (tail.includes('$')) return refuse("Too many positional (i.e. '$') elements found in path")
  const at = positionOf(doc, head, filter)
  return at ?? refuse('The positional operator did not find the match needed from the query.')
}

const everyIndex = (doc: Doc, { head }: Split): readonly number[] => {
  const list = valueOf(doc, head)
  const path = head.join('.')
  if (list === undefined)
    return refuse(`The path '${path}' must exist in the document in order to apply array updates.`)
  if (!Array.isArray(list)) return refuse(`Cannot apply array updates to non-array element ${path}`)
  return [...list.keys()]
}

interface Split {
  readonly head: readonly string[]
  readonly tail: readonly string[]
}

/** The places that a path means in this document: `$` is the element that the filter matched, `$[]` every one. */
const placesOf = (doc: Doc, path: string, filter: Doc): readonly string[] => {
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at === -1) return [path]
  const [split, mark] = [{ head: parts.slice(0, at), tail: parts.slice(at + 1) }, parts[at]]
  if (at === 0)
    return refuse(`Cannot have positional (i.e. '${mark}') element in the first position in path '${path}'`)
  if (mark !== '$' && mark !== '$[]')
    return refuse(`The dollar ($) prefixed field '${mark}' in '${path}' is not valid`)
  const numbers = mark === '$' ? [matched(doc, split, filter)] : everyIndex(doc, split)
  return numbers.flatMap((number) => placesOf(doc, [...split.head, number, ...split.tail].join('.'), filter))
}

/** The changes with their places as the document has them before the first one. */
const placed = (doc: Doc, changes: readonly Change[], filter: Doc): readonly Change[] =>
  changes.flatMap((change) => {
    if (change.operator === '$rename' && targets(change).some((path) => path.includes('.$')))
      return refuse('The fields of $rename may not be dynamic')
    return placesOf(doc, change.path, filter).map((path) => ({ ...change, path }))
  })

/**
 * Applies update operators to `doc` itself, by MongoDB's rules (docs: "Update Operators"): what MongoDB
 * refuses is refused and never left undone without a word.
 * @throws CloudError DATABASE_REQUEST_FAILED, DATABASE_INVALID_OPERRATOR; `doc` is half changed then
 */
export const applyChanges = (doc: Doc, data: Doc, { filter, now }: At): void => {
  const changes = changesOf(data)
  changes.flatMap(targets).forEach(checkPath)
  checkConflicts(changes)
  const all = placed(doc, changes, filter)
  checkConflicts(all)
  for (const change of all) apply(doc, change, now)
}
