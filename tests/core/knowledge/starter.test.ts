import starter from '../../../scripts/knowledge/starter.json'
import { Entry } from '../../../core/knowledge/entry'
import { judge } from '../../../core/knowledge/measure'
import { buildIndex } from '../../../core/knowledge/search-index'

const entries = starter.map((entry) => Entry.parse(entry))

it('has an entry for each of R100’s subjects, and each in the words of shoppers', () => {
  expect(entries.length).toBeGreaterThanOrEqual(120)
  expect(new Set(entries.map(({ category }) => category))).toEqual(
    new Set(['订单', '支付', '配送', '商品', '售后']),
  )
  for (const { title, similar } of entries) {
    expect([title, similar.length >= 10 && similar.length <= 100]).toEqual([title, true])
  }
})

it('names each entry once, and asks nothing twice', () => {
  const asked = entries.flatMap(({ title, similar }) => [title, ...similar])
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([])
})

it('answers every one of its own questions with its own entry', () => {
  const index = buildIndex(
    entries.map(({ key, title, similar }) => ({ id: key, questions: [title, ...similar] })),
  )
  const own = entries.flatMap(({ key, title, similar }) =>
    [title, ...similar].map((ask) => ({ ask, right: [key] })),
  )
  const wrong = judge(index, own).filter(({ isRight }) => !isRight)
  expect(wrong.map(({ ask, ids }) => [ask, ids])).toEqual([])
})
