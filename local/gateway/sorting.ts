import type { Row } from './collection'
import { parseObject, type Doc } from './ejson'
import { keyOf, nullKey, valueAt } from './keys'
import { someAt } from './paths'
import type { Sort } from './planner'

/** An empty array comes before everything else, null too. */
const emptyKey = Buffer.from([3])

const keysAt = (doc: Doc, field: string): readonly Buffer[] => {
  const keys: Buffer[] = []
  someAt(doc, field.split('.'), (value) => {
    if (!Array.isArray(value)) keys.push(keyOf(value))
    else if (value.length === 0) keys.push(emptyKey)
    else keys.push(...value.map(keyOf))
    return false
  })
  return keys.length > 0 ? keys : [nullKey]
}

/** What a document is sorted by: of an array the lowest element, or the highest when it goes down. */
const sortKey = (doc: Doc, [field, direction]: Sort[number]): Buffer => {
  const { value, many } = valueAt(doc, field)
  if (!many) return keyOf(value)
  return keysAt(doc, field).reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best))
}

interface Keyed<T> {
  readonly item: T
  readonly keys: readonly Buffer[]
}

const byKeys =
  (sort: Sort) =>
  (a: Keyed<unknown>, b: Keyed<unknown>): number => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = Buffer.compare(a.keys[at] ?? nullKey, b.keys[at] ?? nullKey)
      if (order !== 0) return order * direction
    }
    return 0
  }

/** In MongoDB's order of values; equal ones stay as they came. */
export const sortBy = <T>(items: readonly T[], sort: Sort, docOf: (item: T) => Doc): T[] =>
  items
    .map((item) => {
      const doc = docOf(item)
      return { item, keys: sort.map((by) => sortKey(doc, by)) }
    })
    .sort(byKeys(sort))
    .map(({ item }) => item)

export const sorted = (rows: readonly Row[], sort: Sort): Row[] =>
  sortBy(rows, sort, (row) => parseObject(row.doc, 0))
