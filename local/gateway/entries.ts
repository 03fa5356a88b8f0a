import type { Doc } from './ejson'
import { keyOf, nullKey, valueAt } from './keys'
import { someAt } from './paths'

/** An empty array comes before everything else, null too. */
const emptyKey = Buffer.from([3])

/** The keys of a field: one of a value, one of each element of a list. */
export const keysAt = (doc: Doc, field: string): readonly Buffer[] => {
  const keys: Buffer[] = []
  someAt(doc, field.split('.'), (value) => {
    if (!Array.isArray(value)) keys.push(keyOf(value))
    else if (value.length === 0) keys.push(emptyKey)
    else keys.push(...value.map(keyOf))
    return false
  })
  return keys.length > 0 ? keys : [nullKey]
}

/**
 * What stands in the key column of a field. `many`: the field has several keys, so that its column answers no
 * filter; it only differs where they do.
 */
export const columnKey = (doc: Doc, field: string): { readonly key: Buffer; readonly many: boolean } => {
  const { value, many } = valueAt(doc, field)
  const key = many ? keyOf(keysAt(doc, field).map((one) => one.toString('hex'))) : keyOf(value)
  return { key, many }
}
