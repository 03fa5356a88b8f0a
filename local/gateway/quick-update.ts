import { isPlain, type Doc, type Value } from './ejson'

/** The next value of a field, given the present one (undefined when there is none). */
type Operator = (present: Value, operand: Value) => Value

const pushed = (present: Value, operand: Value): Value => [
  ...(Array.isArray(present) ? (present as Value[]) : []),
  ...(isPlain(operand) && Array.isArray(operand.$each) ? (operand.$each as Value[]) : [operand]),
]

/** What nearly every update consists of. The rest is left to the update library, at ten times the cost. */
const operators: Record<string, Operator> = {
  $set: (_present, operand) => operand,
  $unset: () => undefined,
  $inc: (present, operand) => Number(present ?? 0) + Number(operand),
  $push: pushed,
}

const isQuick = (operator: string, operand: Value): boolean => {
  if (operator === '$inc') return typeof operand === 'number'
  if (operator !== '$push' || !isPlain(operand)) return Object.hasOwn(operators, operator)
  const modifiers = Object.keys(operand).filter((key) => key.startsWith('$'))
  return modifiers.every((key) => key === '$each')
}

/** True when all parents on the way are objects or missing: arrays have rules of their own. */
const isOpen = (doc: Doc, path: string): boolean => {
  let at: Value = doc
  for (const part of path.split('.').slice(0, -1)) {
    if (!isPlain(at)) return at === undefined
    at = Object.hasOwn(at, part) ? at[part] : undefined
  }
  return at === undefined || isPlain(at)
}

const parentOf = (doc: Doc, parts: readonly string[], make: boolean): Doc | undefined => {
  let at = doc
  for (const part of parts) {
    if (!Object.hasOwn(at, part)) {
      if (!make) return undefined
      at[part] = {}
    }
    at = at[part] as Doc
  }
  return at
}

const apply = (doc: Doc, operator: string, [path, operand]: readonly [string, Value]): void => {
  const parts = path.split('.')
  const last = parts.pop() ?? path
  const parent = parentOf(doc, parts, operator !== '$unset')
  if (!parent) return
  const next = operators[operator]?.(Object.hasOwn(parent, last) ? parent[last] : undefined, operand)
  if (next === undefined)
    delete parent[last] // eslint-disable-line @typescript-eslint/no-dynamic-delete -- $unset
  else parent[last] = next
}

const overlap = (paths: readonly string[]): boolean =>
  [...paths].sort().some((path, at, all) => at > 0 && `${path}.`.startsWith(`${all[at - 1] ?? ''}.`))

/** Applies the changes and says true, or does nothing and says false when they are not of the quick kind. */
export const quickChanges = (doc: Doc, changes: Doc): boolean => {
  const all = Object.entries(changes).flatMap(([operator, fields]) =>
    Object.entries(isPlain(fields) ? fields : {}).map((field) => ({ operator, field })),
  )
  const quick = all.every(
    ({ operator, field: [path, operand] }) =>
      isQuick(operator, operand) && !path.includes('$') && !path.includes('__proto__') && isOpen(doc, path),
  )
  if (!quick || overlap(all.map(({ field: [path] }) => path))) return false
  for (const { operator, field } of all) apply(doc, operator, field)
  return true
}
