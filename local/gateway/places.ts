import { isPlain, type Doc, type Value } from './ejson'
import { failed } from './errors'

/** Where a field is, or would be: a key of an object or a number of an array. */
interface Slot {
  readonly parent: Doc | Value[]
  readonly key: string
}

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

const child = (parent: Value, key: string): Value => {
  if (Array.isArray(parent)) return isIndex(key) ? parent[Number(key)] : undefined
  return isPlain(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined
}

/** The present value at a path of an update, undefined when there is none. */
export const valueOf = (doc: Doc, parts: readonly string[]): Value => parts.reduce<Value>(child, doc)

const noPlace = (key: string, parent: string): never => {
  throw failed(`[FailedOperation] Cannot create field '${key}' in element {${parent}: …}`)
}

/** An array's longest tail of nulls that one update may make (MongoDB's limit of an array's growth). */
const mostPadding = 1_500_000

const fill = ({ parent, key }: Slot, value: Value): void => {
  if (!Array.isArray(parent)) {
    parent[key] = value
    return
  }
  if (Number(key) - parent.length > mostPadding)
    throw failed(`[FailedOperation] can't backfill array to ${key}`)
  while (parent.length < Number(key)) parent.push(null)
  parent[Number(key)] = value
}

const checked = (parent: Value, key: string, name: string): Slot => {
  if (isPlain(parent)) return { parent, key }
  return Array.isArray(parent) && isIndex(key) ? { parent: parent as Value[], key } : noPlace(key, name)
}

/** Writes at a path, making objects for what is missing on the way. A value that is no parent is refused. */
export const put = (doc: Doc, parts: readonly string[], value: Value): void => {
  let parent: Value = doc
  for (const [at, key] of parts.entries()) {
    const slot = checked(parent, key, parts[at - 1] ?? '')
    if (at === parts.length - 1) return fill(slot, value)
    if (child(parent, key) === undefined) fill(slot, {})
    parent = child(parent, key)
  }
}

/** Takes a field away; an element of an array becomes null, so that the others keep their numbers. */
export const take = (doc: Doc, parts: readonly string[]): void => {
  const parent = valueOf(doc, parts.slice(0, -1))
  const key = parts.at(-1) ?? ''
  if (child(parent, key) === undefined) return
  if (Array.isArray(parent)) parent[Number(key)] = null
  else delete (parent as Doc)[key] // eslint-disable-line @typescript-eslint/no-dynamic-delete -- $unset
}

/** `$rename` may not go through an array, neither from nor to. */
export const refuseArrays = (doc: Doc, parts: readonly string[]): void => {
  for (const depth of parts.keys()) {
    if (depth > 0 && Array.isArray(valueOf(doc, parts.slice(0, depth)))) {
      throw failed(`[FailedOperation] $rename cannot go through an array: ${parts.join('.')}`)
    }
  }
}
