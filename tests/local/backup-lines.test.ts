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
    at: { $date: '2026-11-21T03:00:00.000Z' },
    none: null,
  })
})

it('reads such a line back as what was stored', () => {
  const document = fromLine(toLine(stored), 1)
  const { _id, ...fields } = JSON.parse(stored) as Record<string, unknown>
  expect(document?.id).toBe(JSON.stringify(_id))
  expect(JSON.parse(document?.fields ?? '')).toEqual(fields)
})

it.each([
  ['an int', { $numberInt: '5' }],
  ['a long that fits into an int', { $numberLong: '5' }],
  ['a long beyond an int', { $numberLong: '1795230000000' }],
  ['a long beyond what JavaScript counts exactly', { $numberLong: '9007199254740993' }],
  ['a negative long', { $numberLong: '-3000000000' }],
  ['a whole double', { $numberDouble: '5.0' }],
  ['a double', { $numberDouble: '12.5' }],
  ['a huge double', { $numberDouble: '1e+300' }],
  ['no number', { $numberDouble: 'NaN' }],
  ['a date', { $date: { $numberLong: '1795230000123' } }],
  ['a date before 1970', { $date: { $numberLong: '-86400000' } }],
  ['a regex', { $regularExpression: { pattern: '^a', options: 'i' } }],
  ['bytes', { $binary: { base64: 'eA==', subType: '00' } }],
])('keeps the type of %s, at any depth and as an id', (_what, value) => {
  const document = { _id: value, top: value, deep: [{ in: value, none: null }] }
  const { id, fields } = fromLine(toLine(JSON.stringify(document)), 1) ?? {}
  expect({ _id: JSON.parse(id ?? '') as unknown, ...(JSON.parse(fields ?? '') as object) }).toEqual(document)
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
