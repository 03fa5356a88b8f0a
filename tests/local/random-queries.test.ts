import fc from 'fast-check'
import { Query } from 'mingo'

import type { CollectionSpec, Index } from '../../core/collections/spec'
import { encode, parseObject, type Doc, type Value } from '../../local/gateway/ejson'
import { find } from '../../local/gateway/find'
import { compareValues } from '../../local/gateway/keys'
import type { Sort } from '../../local/gateway/planner'
import { Store } from '../../local/gateway/store'

/**
 * Indexed answers against the plain matching library over the same documents: mixed types, arrays, objects,
 * missing fields, nested paths, `$or` of several fields, lists in front of an order. Where the library itself
 * leaves MongoDB's rules (null in lists and ranges, arrays in lists) the conformance table has the word.
 */
const keys = (...list: (readonly [string, 1 | -1])[]): Index => ({
  name: list.map(([field]) => field).join('_'),
  keys: list,
})
const layouts: readonly (readonly Index[])[] = [
  [],
  [keys(['a', 1]), keys(['b', -1]), keys(['p.x', 1])],
  [keys(['a', 1], ['b', -1], ['c', 1]), keys(['c', 1], ['a', -1])],
  [keys(['b', 1], ['p.x', -1]), keys(['p', 1]), keys(['c', 1], ['_id', -1])],
]

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<Value>(0.5, -1.5, '', 'a', 'ab', 'b', '好', true, false, null, new Date(0), new Date(1)),
)
const nested = fc.dictionary(fc.constantFrom('x', 'y'), scalar, { maxKeys: 2, noNullPrototype: true })
const anything: fc.Arbitrary<Value> = fc.oneof(
  { weight: 12, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: nested },
)
const flat = fc.record(
  { a: scalar, b: scalar, c: scalar, p: nested },
  { requiredKeys: [], noNullPrototype: true },
)
const mixed = fc.record(
  { a: anything, b: anything, c: anything, p: nested },
  { requiredKeys: [], noNullPrototype: true },
)
const documents = fc.oneof(
  fc.array(flat, { maxLength: 30 }),
  fc.array(mixed, { maxLength: 30 }),
) as fc.Arbitrary<Doc[]>

const path = fc.constantFrom('a', 'b', 'c', 'p.x')
const bound: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<Value>('a', 'ab', new Date(1)),
)
const known = scalar.filter((value) => value !== null)
const condition: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: known },
  { weight: 2, arbitrary: fc.array(known, { maxLength: 3 }).map(($in) => ({ $in })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), bound)
      .map(([operator, value]) => ({ [operator]: value })),
  },
  { weight: 1, arbitrary: fc.tuple(bound, bound).map(([$gt, $lte]) => ({ $gt, $lte })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Value>(/^a/, /^ab?/, /b$/, { $ne: 1 }, { $exists: true }, { $nin: [1, 'a'] }),
  },
)
const conditions = fc.dictionary(path, condition, { maxKeys: 3 }) as fc.Arbitrary<Doc>
const branch = fc.dictionary(path, condition, { minKeys: 1, maxKeys: 2 }) as fc.Arbitrary<Doc>
const filter: fc.Arbitrary<Doc> = fc.oneof(
  conditions,
  fc
    .tuple(conditions, fc.array(branch, { minLength: 1, maxLength: 3 }))
    .map(([rest, $or]): Doc => ({ ...rest, $or })),
  fc.array(branch, { minLength: 1, maxLength: 3 }).map(($and): Doc => ({ $and })),
)
const order = fc.uniqueArray(fc.tuple(path, fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 2,
  selector: ([field]) => field,
})

const filled = (indexes: readonly Index[], docs: readonly Doc[]): Store => {
  const specs = { things: { indexes, clientRead: 'none' } } satisfies Record<string, CollectionSpec>
  const store = new Store(':memory:', specs, () => 0)
  for (const [at, doc] of docs.entries()) {
    const whole = { _id: `d${at}`, ...doc }
    store.collection('things').insert(whole, encode(whole))
  }
  return store
}

const docsOf = (rows: readonly { doc: string }[]): Doc[] => rows.map((row) => parseObject(row.doc, 0))
const idsOf = (rows: readonly { doc: string }[]): string[] => docsOf(rows).map(({ _id }) => String(_id))

const expectedIds = (docs: readonly Doc[], wanted: Doc): string[] => {
  const query = new Query(wanted, {})
  return docs.flatMap((doc, at) => (query.test({ _id: `d${at}`, ...doc }) ? [`d${at}`] : []))
}

describe.each(
  layouts.map((indexes) => [indexes.map(({ name }) => name).join(', ') || 'none', indexes] as const),
)('with the indexes: %s', (_names, indexes) => {
  it('finds exactly what looking at every document finds', () => {
    fc.assert(
      fc.property(documents, filter, order, (docs, wanted, sort) => {
        const store = filled(indexes, docs)
        const { rows } = find(store.collection('things'), { filter: wanted, sort })
        store.close()
        expect(idsOf(rows).sort()).toEqual(expectedIds(docs, wanted).sort())
      }),
      { numRuns: 150 },
    )
  })

  it('gives pages that together are the whole, once each, in order', () => {
    const valueOf = (doc: Doc, field: string): Value =>
      field === 'p.x' ? (doc.p as Doc | undefined)?.x : doc[field]
    const isInOrder = (docs: readonly Doc[], sort: Sort): boolean =>
      docs.slice(1).every((doc, at) => {
        const steps = sort.map(
          ([field, way]) => compareValues(valueOf(docs[at]!, field), valueOf(doc, field)) * way,
        )
        return (steps.find((step) => step !== 0) ?? 0) <= 0
      })
    fc.assert(
      fc.property(fc.array(flat, { maxLength: 30 }), filter, order, (docs, wanted, sort) => {
        const store = filled(indexes, docs)
        const page = (skip: number) =>
          find(store.collection('things'), { filter: wanted, sort, skip, limit: 4 }).rows
        const pages = [0, 4, 8, 12, 16, 20, 24, 28].flatMap(page)
        store.close()
        expect(idsOf(pages).sort()).toEqual(expectedIds(docs, wanted).sort())
        expect(isInOrder(docsOf(pages), sort)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('never examines more than a scan of every branch would, and says how much it did', () => {
    fc.assert(
      fc.property(documents, filter, order, (docs, wanted, sort) => {
        const store = filled(indexes, docs)
        const told = find(store.collection('things'), { filter: wanted, sort, limit: 5 })
        store.close()
        expect(told.returned).toBe(Math.min(5, expectedIds(docs, wanted).length))
        expect(told.examined).toBeGreaterThanOrEqual(told.returned)
        expect(told.examined).toBeLessThanOrEqual(docs.length * 9)
      }),
      { numRuns: 60 },
    )
  })
})
