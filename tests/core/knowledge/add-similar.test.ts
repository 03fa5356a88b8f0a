import { addSimilar, hasOwnNumber, isSeenTo } from '../../../core/knowledge/add-similar'
import type { Entry } from '../../../core/knowledge/entry'

const entry = (key: string, title: string, ...similar: string[]): Entry => ({
  ...{ key, category: '商品', title, similar, answer: '可以' },
})
const engraving = entry('engraving', '可以刻字吗', '能刻字吗')
const invoice = entry('invoice', '怎么开发票', '能不能刻名字')
const entries = [engraving, invoice]

const similarOf = (key: string, ...asked: string[]) => {
  const grown = addSimilar(entries, key, asked)
  return grown.ok ? grown.value.entries.map(({ similar }) => similar) : grown.error
}

it('adds each once, none that is there already, whatever its marks', () => {
  expect(similarOf('engraving', '能刻字吗？', '刻个名字行吗', '刻个 名字行吗！')).toEqual([
    ['能刻字吗', '刻个 名字行吗！'],
    ['能不能刻名字'],
  ])
})

it('takes a question from the entry that had it before: it is asked of one only', () => {
  expect(similarOf('engraving', '能不能刻名字')).toEqual([['能刻字吗', '能不能刻名字'], []])
})

it('changes nothing where all of it is there', () => {
  const grown = addSimilar(entries, 'engraving', ['能刻字吗'])
  expect(grown).toMatchObject({ ok: true, value: { added: 0 } })
  expect(grown.ok && grown.value.entries.every((one, at) => one === entries[at])).toBe(true)
})

it.each([
  ['gone', ['刻个名字行吗'], '这条知识已经不在了，请换一条'],
  ['engraving', ['怎么开发票？'], '这些问题就是“怎么开发票”的标题，先改它的标题'],
  [
    'engraving',
    ['刻'.repeat(61)],
    '这些问题超过 60 个字、含有单号或手机号，或只是接着上一句问的，请到条目里自己写一条相似问',
  ],
  [
    'engraving',
    ['刻13800138000可以吗'],
    '这些问题超过 60 个字、含有单号或手机号，或只是接着上一句问的，请到条目里自己写一条相似问',
  ],
  [
    'engraving',
    ['？？？'],
    '这些问题超过 60 个字、含有单号或手机号，或只是接着上一句问的，请到条目里自己写一条相似问',
  ],
  [
    'engraving',
    ['那刻字呢'],
    '这些问题超过 60 个字、含有单号或手机号，或只是接着上一句问的，请到条目里自己写一条相似问',
  ],
])('says of %s and %j why not', (key, asked, why) => {
  expect(similarOf(key, ...asked)).toBe(why)
})

it('stops where an entry has as many as it can have', () => {
  const full = { ...engraving, similar: Array.from({ length: 99 }, (_, n) => `刻字问题第${n}种`) }
  const asked = ['刻个名字行吗', '刻两个名字行吗', '能不能刻名字']
  const grown = addSimilar([full, invoice], 'engraving', asked)
  expect(grown).toMatchObject({ ok: true, value: { added: 1, entries: [{ key: 'engraving' }, invoice] } })
  const after = grown.ok ? grown.value.entries : []
  expect(addSimilar(after, 'engraving', ['刻两个名字行吗'])).toEqual({
    ok: false,
    error: '相似问已满 100 条，先删掉几条再加',
  })
})

it.each([
  ['能刻字吗？', true],
  ['可以刻字吗', true],
  ['刻13800138000可以吗', true],
  ['刻个名字行吗', false],
])('has seen to %s: %s', (question, isDone) => {
  expect(isSeenTo(engraving, question)).toBe(isDone)
})

it.each([
  ['您的快递 SF1234567890 明天到', true],
  ['请打 138 0013-8000', true],
  ['请打１３８００１３８０００', true],
  ['9:00-21:00 都在，7-15 天到，2,000 元一张', false],
])('tells whether %s has a number of its own: %s', (answer, has) => {
  expect(hasOwnNumber(answer)).toBe(has)
})
