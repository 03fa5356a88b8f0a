import { EJSON } from 'bson'

import { BadLine, fromLine, toLine } from '../../local/backup/lines'
import { inWords } from '../../local/launch/in-words'

const at = new Date(Date.UTC(2026, 10, 21, 3))
const stored = EJSON.stringify(
  { _id: 'a', n: 1, price: 12.5, at, list: [1, { at }], none: null, data: Buffer.from('x') },
  { relaxed: false },
)

it('writes a document as one line that the platform’s import takes: plain numbers, dates in ISO form', () => {
  const line = toLine(stored)
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({
    _id: 'a',
    n: 1,
    price: 12.5,
    at: { $date: '2026-11-21T03:00:00Z' },
    none: null,
  })
})

it('reads such a line back as what was stored', () => {
  const document = fromLine(toLine(stored), 1)
  const { _id, ...fields } = JSON.parse(stored) as Record<string, unknown>
  expect(document?.id).toBe(JSON.stringify(_id))
  expect(JSON.parse(document?.fields ?? '')).toEqual(fields)
})

it('takes a line without an id, and passes over empty ones', () => {
  expect(fromLine('{"n":1}', 1)).toEqual({ id: undefined, fields: '{"n":{"$numberInt":"1"}}' })
  expect(fromLine('  ', 2)).toBeNull()
})

it.each([
  ['{"_id": "a"', 'notJson'],
  ['[1]', 'notObject'],
  ['{"a": {"b..c": 1}}', 'badKey'],
  ['{"list": [{".a": 1}]}', 'badKey'],
])('refuses %s, with the number of its line', (text, why) => {
  let thrown: unknown
  try {
    fromLine(text, 7)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(BadLine)
  expect(thrown).toMatchObject({ why, line: 7 })
  expect(inWords(thrown)).toContain('第 7 行')
})
