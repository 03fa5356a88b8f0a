import fc from 'fast-check'
import { sortBy, Top } from '../../local/gateway/sorting'

const item = fc.record({
  rank: fc.option(fc.integer({ min: 0, max: 5 })),
  name: fc.constantFrom('a', 'b', 'c'),
})

it('finds the first of an order as sorting everything would, equal ones as they came', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const sort = [
        ['rank', -1],
        ['name', 1],
      ] as const
      const numbered = items.map((doc, at) => ({ ...doc, at }))
      const top = new Top(sort, size)
      for (const doc of numbered) top.add(doc, doc)
      expect(top.items).toEqual(sortBy(numbered, sort, (doc) => doc).slice(0, size))
    }),
  )
})
