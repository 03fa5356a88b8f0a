import type { Row } from './collection'
import { parseObject, type Doc } from './ejson'
import { keysAt } from './entries'
import { keyOf, nullKey, valueAt } from './keys'
import type { Sort } from './planner'

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

/**
 * The first `size` items in MongoDB's order of values, out of any number; equal ones stay as they came. It never
 * holds more than twice as many, hence a question without an index is slow but does not fill the memory.
 */
export class Top<T> {
  private kept: Keyed<T>[] = []

  constructor(
    private readonly sort: Sort,
    private readonly size: number,
  ) {}

  add(item: T, doc: Doc): void {
    this.kept.push({ item, keys: this.sort.map((by) => sortKey(doc, by)) })
    if (this.kept.length >= this.size * 2) this.cut()
  }

  get items(): T[] {
    this.cut()
    return this.kept.map(({ item }) => item)
  }

  private cut(): void {
    this.kept.sort(byKeys(this.sort))
    this.kept.length = Math.min(this.kept.length, this.size)
  }
}

export const sortBy = <T>(items: readonly T[], sort: Sort, docOf: (item: T) => Doc): T[] => {
  const all = new Top<T>(sort, Infinity)
  for (const item of items) all.add(item, docOf(item))
  return all.items
}

export const sorted = (rows: readonly Row[], sort: Sort): Row[] =>
  sortBy(rows, sort, (row) => parseObject(row.doc, 0))
