import { update as applyPositional } from 'mingo'

import { checkStorable } from './collection'
import { isPlain, type Doc, type Value } from './ejson'
import { CloudError, failed } from './errors'
import { put, refuseArrays, take, valueOf } from './places'
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
const checkConflicts = (paths: readonly string[]): void => {
  const sorted = paths.map((path) => `${path}.`).sort()
  const at = sorted.findIndex((path, index) => index > 0 && path.startsWith(sorted[index - 1] ?? '.'))
  if (at === -1) return
  throw failed(`[FailedOperation] Updating the path '${sorted[at]?.slice(0, -1)}' would create a conflict`)
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

/** Paths with `$` and `$[]` are the library's. */
const positional = (doc: Doc, data: Doc, filter: Doc): void => {
  try {
    applyPositional(doc, data, [], filter, { cloneMode: 'none' })
  } catch (error) {
    throw failed(`[FailedOperation] ${(error as Error).message}`)
  }
}

/**
 * Applies update operators to `doc` itself, by MongoDB's rules (docs: "Update Operators"): what MongoDB
 * refuses is refused and never left undone without a word.
 * @throws CloudError DATABASE_REQUEST_FAILED, DATABASE_INVALID_OPERRATOR; `doc` is half changed then
 */
export const applyChanges = (doc: Doc, data: Doc, { filter, now }: At): void => {
  const changes = changesOf(data)
  const paths = changes.flatMap(targets)
  paths.forEach(checkPath)
  checkConflicts(paths)
  if (paths.some((path) => path.includes('$'))) return positional(doc, data, filter)
  for (const change of changes) apply(doc, change, now)
}
