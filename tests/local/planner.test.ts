import fc from 'fast-check'
import { Query } from 'mingo'

import type { CollectionSpec } from '../../core/collections/spec'
import { encode, parseObject, type Doc, type Value } from '../../local/gateway/ejson'
import { find } from '../../local/gateway/find'
import { keyOf } from '../../local/gateway/keys'
import type { Sort } from '../../local/gateway/planner'
import { Store } from '../../local/gateway/store'

const specs = {
  things: {
    indexes: [
      { name: 'a_b', keys: [['a', 1] as const, ['b', -1] as const] },
      { name: 'b_c', keys: [['b', 1] as const, ['c', 1] as const] },
      { name: 'c', keys: [['c', -1] as const] },
    ],
    clientRead: 'none',
  },
} satisfies Record<string, CollectionSpec>

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -1.5, '', 'a', 'ab', '好', true, false, null, new Date(0), new Date(1)),
)
const field = fc.constantFrom('a', 'b', 'c', 'd')
const doc = fc.dictionary(
  field,
  fc.oneof({ weight: 9, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar) }),
)
const condition: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), fc.integer({ min: -3, max: 3 }))
    .map(([op, n]) => ({ [op]: n })),
  fc
    .tuple(fc.integer({ min: -3, max: 1 }), fc.integer({ min: 0, max: 3 }))
    .map(([$gt, $lte]) => ({ $gt, $lte })),
  fc.constantFrom<Value>(/^a/, /^ab?/, { $ne: 1 }, { $exists: true }),
)
const filter = fc.dictionary(field, condition, { maxKeys: 3 })
const sort = fc.array(fc.tuple(field, fc.constantFrom<1 | -1>(1, -1)), { maxLength: 2 })

const idsOf = (rows: readonly { doc: string }[]): string[] =>
  rows.map((row) => String(parseObject(row.doc, 0)._id))

const filled = (docs: readonly Doc[]): Store => {
  const store = new Store(':memory:', specs, () => 0)
  docs.forEach((one, at) => {
    const whole = { _id: `d${at}`, ...one }
    store.collection('things').insert(whole, encode(whole))
  })
  return store
}

const inOrder = (docs: readonly Doc[], by: Sort): boolean =>
  docs.every((one, at) => {
    const next = docs[at + 1]
    const [first] = by
    if (!next || !first) return true
    return Buffer.compare(keyOf(one[first[0]]), keyOf(next[first[0]])) * first[1] <= 0
  })

it('finds with any index exactly what looking at every document finds', () => {
  fc.assert(
    fc.property(fc.array(doc, { maxLength: 25 }), filter, sort, (docs, wanted, by) => {
      const store = filled(docs)
      const query = new Query(wanted, {})
      const expected = docs.flatMap((one, at) => (query.test({ _id: `d${at}`, ...one }) ? [`d${at}`] : []))
      const found = find(store.collection('things'), { filter: wanted, sort: by })
      store.close()
      expect(idsOf(found.rows).sort()).toEqual(expected.sort())
    }),
    { numRuns: 400 },
  )
})

it('gives pages in the order asked for, which together are the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(field, scalar), { maxLength: 25 }),
      filter,
      sort,
      (docs, wanted, by) => {
        const store = filled(docs)
        const page = (skip: number) =>
          find(store.collection('things'), { filter: wanted, sort: by, skip, limit: 4 }).rows
        const pages = [0, 4, 8, 12, 16, 20, 24].flatMap(page)
        store.close()
        expect(
          inOrder(
            pages.map((row) => parseObject(row.doc, 0)),
            by,
          ),
        ).toBe(true)
        expect(new Set(idsOf(pages)).size).toBe(pages.length)
        const query = new Query(wanted, {})
        expect(pages).toHaveLength(docs.filter((one) => query.test(one)).length)
      },
    ),
    { numRuns: 300 },
  )
})
