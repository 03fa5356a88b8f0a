import { update as applyOperators } from 'mingo'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError, failed } from './errors'
import { quickChanges } from './quick-update'

const operators = new Set([
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$bit',
  '$push',
  '$pop',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$currentDate',
])

const arrayOperators = new Set(['$push', '$pop', '$addToSet', '$pull', '$pullAll'])

const look = (doc: Doc, parts: readonly string[]): Value =>
  parts.reduce<Value>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? (at as Doc)[part] : undefined,
    doc,
  )

/** MongoDB refuses to walk through a number or a text; the matcher would skip it silently. */
const checkPath = (doc: Doc, path: string): void => {
  const parts = path.split('.')
  for (let depth = 1; depth < parts.length; depth += 1) {
    const parent = look(doc, parts.slice(0, depth))
    if (parent === undefined || (typeof parent === 'object' && parent !== null)) continue
    throw failed(
      `[FailedOperation] Cannot create field '${parts[depth]}' in element {${parts[depth - 1]}: …}`,
    )
  }
}

const checkOperand = (doc: Doc, operator: string, path: string): void => {
  const present = look(doc, path.split('.'))
  if (present === undefined) return
  if ((operator === '$inc' || operator === '$mul') && typeof present !== 'number') {
    throw failed(`[FailedOperation] Cannot apply ${operator} to a value of non-numeric type at '${path}'`)
  }
  if (arrayOperators.has(operator) && !Array.isArray(present)) {
    throw failed(`[FailedOperation] The field '${path}' must be an array for ${operator}`)
  }
}

/** What MongoDB refuses and the update library lets pass, or leaves undone without a word. */
const check = (doc: Doc, changes: Doc): void => {
  for (const [operator, fields] of Object.entries(changes)) {
    if (!operators.has(operator)) {
      throw new CloudError('DATABASE_INVALID_OPERRATOR', `Unknown modifier: ${operator}`)
    }
    if (!isPlain(fields)) throw failed(`[FailedOperation] Modifiers operate on fields, got ${typeof fields}`)
    for (const path of Object.keys(fields)) {
      if (path === '_id')
        throw failed("[FailedOperation] the (immutable) field '_id' was found to be altered")
      if (path.includes('$')) continue
      if (operator !== '$unset') checkPath(doc, path)
      checkOperand(doc, operator, path)
    }
  }
}

/** Applies update operators to `doc` itself. Throws the cloud's error where MongoDB would. */
export const applyChanges = (doc: Doc, changes: Doc, filter: Doc): void => {
  check(doc, changes)
  if (quickChanges(doc, changes)) return
  const positional = Object.values(changes).some(
    (fields) => isPlain(fields) && Object.keys(fields).some(hasDollar),
  )
  try {
    applyOperators(doc, changes, [], positional ? filter : {}, { cloneMode: 'none' })
  } catch (error) {
    throw failed(`[FailedOperation] ${(error as Error).message}`)
  }
}

const hasDollar = (path: string): boolean => path.includes('$')
